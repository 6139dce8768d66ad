import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { AppError } from '@liandong/contracts/errors/app-error';
import { fieldIssues } from '@liandong/contracts/errors/schema-issues';
import { healthOf } from '@liandong/contracts/system/health';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import { isDatabaseUnreachable } from '@liandong/service-kit/database-errors';
import { HealthRegistry } from '@liandong/service-kit/health';
import { rpcDuration } from '@liandong/service-kit/metrics';
import type { Msg, Subscription } from '@nats-io/transport-node';
import type { z } from 'zod';
import { discoverMethods } from './discover-methods.js';
import { rpcHandledBy } from './handle-rpc.js';
import { Nats } from './nats-connection.js';
import { contextFromHeaders, type RpcContext } from './rpc-context.js';
import { encodeData, encodeError } from './rpc-reply.js';

type Handler = (input: unknown, ctx: RpcContext) => Promise<unknown>;

/** Answers the calls that the app's `@HandleRpc` methods declare; replicas share the work (queue group). */
@Injectable()
export class RpcServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RpcServer.name);
  private readonly subscriptions: Subscription[] = [];
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    private readonly nats: Nats,
    private readonly discovery: DiscoveryService,
    private readonly health: HealthRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handled = new Map<string, string>();
    for (const method of discoverMethods(this.discovery)) {
      const definition = rpcHandledBy(method.method);
      if (!definition) continue;
      const other = handled.get(definition.subject);
      if (other) throw new Error(`${definition.subject} is handled twice: ${other}, ${method.owner}`);
      handled.set(definition.subject, method.owner);
      this.subscriptions.push(this.serve(definition, (input, ctx) => method.invoke(input, ctx)));
    }
    if (this.nats.user !== 'gateway') {
      this.subscriptions.push(this.serve(healthOf[this.nats.user], () => this.health.report()));
    }
    await this.nats.connection.flush();
  }

  /** Takes no new calls, and answers those that are in flight. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.drain()));
    await Promise.all(this.inFlight);
  }

  private serve(definition: RpcDefinition, handler: Handler): Subscription {
    return this.nats.connection.subscribe(definition.subject, {
      queue: this.nats.user,
      callback: (error, message) => {
        if (error) {
          this.logger.error(`${definition.subject}: ${error.message}`);
          return;
        }
        const answering = this.answer(definition, handler, message).finally(() => {
          this.inFlight.delete(answering);
        });
        this.inFlight.add(answering);
      },
    });
  }

  private async answer(definition: RpcDefinition, handler: Handler, message: Msg): Promise<void> {
    const stop = rpcDuration.startTimer({ subject: definition.subject });
    try {
      const ctx = contextFromHeaders(message.headers);
      if (Date.now() > ctx.deadline) {
        stop({ outcome: 'late' });
        return;
      }
      const input = parseInput(definition.input, message.json());
      message.respond(encodeData(await handler(input, ctx)));
      stop({ outcome: 'ok' });
    } catch (error) {
      const answer = this.toAppError(error, message);
      message.respond(encodeError(answer));
      stop({ outcome: answer.code });
    }
  }

  private toAppError(error: unknown, message: Msg): AppError {
    if (error instanceof AppError) return error;
    const requestId = message.headers?.get('request-id') ?? '';
    if (isDatabaseUnreachable(error)) {
      this.logger.warn(`${message.subject} (${requestId}): the database cannot be reached`);
      return new AppError('UNAVAILABLE');
    }
    const stack = error instanceof Error ? error.stack : String(error);
    this.logger.error(`${message.subject} (${requestId}) failed`, stack);
    return new AppError('INTERNAL', { requestId });
  }
}

function parseInput<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  throw new AppError(
    'VALIDATION_FAILED',
    {},
    result.error.issues.flatMap((issue) => fieldIssues(issue)),
  );
}
