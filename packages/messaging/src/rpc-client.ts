import { Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import type { z } from 'zod';
import { Nats } from './nats-connection.js';
import { contextToHeaders, type RpcContext } from './rpc-context.js';
import { decodeReply } from './rpc-reply.js';

/** Calls other services. */
@Injectable()
export class RpcClient {
  constructor(private readonly nats: Nats) {}

  /**
   * Calls a service and waits for its parsed answer, until the contract's time-out or the caller's own
   * deadline, whichever comes first.
   * @throws AppError with the code that the service answered; `UNAVAILABLE` when it cannot be reached or
   *   does not answer in time
   */
  async call<Input extends z.ZodType, Output extends z.ZodType>(
    definition: RpcDefinition<Input, Output>,
    input: z.input<Input>,
    ctx: RpcContext,
  ): Promise<z.output<Output>> {
    const deadline = Math.min(ctx.deadline, Date.now() + definition.timeoutMs);
    const timeout = deadline - Date.now();
    if (!this.nats.isUp || timeout <= 0) throw new AppError('UNAVAILABLE');
    const reply = await this.nats.connection
      .request(definition.subject, JSON.stringify(input), {
        timeout,
        headers: contextToHeaders(ctx, deadline),
      })
      .catch((error: unknown) => {
        throw new AppError('UNAVAILABLE', {}, [], { cause: error });
      });
    return definition.output.parse(decodeReply(reply.string()));
  }
}
