import { randomUUID } from 'node:crypto';
import type { RpcDefinition } from '@liandong/contracts/wire/rpc';
import type { EventDefinition } from '@liandong/contracts/wire/event';
import { AppError } from '@liandong/contracts/errors/app-error';
import { contextFromHeaders, type RpcContext } from '@liandong/messaging/rpc-context';
import { encodeData, encodeError } from '@liandong/messaging/rpc-reply';
import { connect, headers, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import type { z } from 'zod';

type Handler<Input extends z.ZodType, Output extends z.ZodType> = (
  input: z.output<Input>,
  ctx: RpcContext,
) => Promise<z.input<Output>> | z.input<Output>;

/** Stands in for the services on a real NATS: answers calls by their contract, and publishes events. */
export class TestPeers {
  private readonly answering = new Map<string, Subscription>();

  private constructor(private readonly connection: NatsConnection) {}

  /** @param url of a user that may do everything: `testNats().adminUrl` */
  static async connect(url: string): Promise<TestPeers> {
    const { host, username, password } = new URL(url);
    return new TestPeers(await connect({ servers: host, user: username, pass: password }));
  }

  /** Answers a call from now on, instead of what answered it before. */
  async answer<Input extends z.ZodType, Output extends z.ZodType>(
    definition: RpcDefinition<Input, Output>,
    handler: Handler<Input, Output>,
  ): Promise<void> {
    this.answering.get(definition.subject)?.unsubscribe();
    const subscription = this.connection.subscribe(definition.subject, {
      callback: (_, message) => {
        void (async () => {
          try {
            const input = definition.input.parse(message.json());
            const output = await handler(input, contextFromHeaders(message.headers));
            message.respond(encodeData(definition.output.parse(output)));
          } catch (error) {
            message.respond(encodeError(error instanceof AppError ? error : new AppError('INTERNAL')));
          }
        })();
      },
    });
    this.answering.set(definition.subject, subscription);
    await this.connection.flush();
  }

  /** Offers bytes as a service does; asking for more than there is fails. @returns the subject */
  async stream(source: AsyncIterator<Uint8Array>): Promise<string> {
    const subject = `checkins.v1.stream.${randomUUID()}`;
    this.connection.subscribe(subject, {
      callback: (_, message) => {
        void (async () => {
          if (message.data.length > 0) return void (await source.return?.());
          const piece = await source.next().catch(() => null);
          const failed = headers();
          failed.set('failed', '1');
          if (piece) message.respond(piece.done ? '' : piece.value);
          else message.respond('', { headers: failed });
        })();
      },
    });
    await this.connection.flush();
    return subject;
  }

  async publish<Payload extends z.ZodType>(
    { subject }: EventDefinition<Payload>,
    payload: z.input<Payload>,
  ): Promise<void> {
    this.connection.publish(subject, JSON.stringify(payload));
    await this.connection.flush();
  }

  async close(): Promise<void> {
    await this.connection.close();
  }
}
