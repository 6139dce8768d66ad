import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import {
  exportMyAccount,
  exportMyMessages,
  exportMyService,
  exportMySignUps,
} from '@liandong/contracts/people/my-data';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../http/request-context.js';
import { shanghaiDay } from '@liandong/rules/shanghai-time';

/** Names the shape of the file. */
const FORMAT = 'liandong-my-data/1';

/** The parts of the file, each kept by a service of its own. */
const parts = [
  ['account', exportMyAccount],
  ['signUps', exportMySignUps],
  ['service', exportMyService],
  ['messages', exportMyMessages],
] as const;

/** Everything that is kept of a person, as one file: read from service after service as fast as it is taken. */
@Injectable()
export class MyData {
  private readonly logger = new Logger(MyData.name);

  constructor(
    private readonly rpc: RpcClient,
    private readonly streams: ByteStreams,
  ) {}

  /**
   * When a part fails in the middle the stream breaks, and with it the connection: no one takes half a file for a
   * whole one.
   * @throws AppError UNAVAILABLE when a service cannot be reached: a file without its part would claim to be whole
   */
  async file(request: FastifyRequest, reply: FastifyReply): Promise<Readable> {
    const ctx = contextOf(request);
    const begun = await Promise.all(
      parts.map(async ([name, call]) => ({ name, ...(await this.rpc.call(call, {}, ctx)) })),
    );
    const now = new Date();
    const bytes = Readable.from(this.document(begun, now), { objectMode: false });
    bytes.once('error', (error) =>
      this.logger.warn(`an export ended early (${request.id}): ${error.message}`),
    );
    reply.headers({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="liandong-my-data-${shanghaiDay(now)}.json"`,
      'cache-control': 'no-store',
    });
    return bytes;
  }

  private async *document(
    begun: readonly { name: string; stream: string }[],
    now: Date,
  ): AsyncGenerator<Uint8Array> {
    yield Buffer.from(`{"format":"${FORMAT}","exportedAt":"${now.toISOString()}"`);
    for (const { name, stream } of begun) {
      yield Buffer.from(`,\n"${name}":`);
      yield* this.streams.read(stream);
    }
    yield Buffer.from('\n}\n');
  }
}
