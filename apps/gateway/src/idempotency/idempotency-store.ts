import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Redis } from '../http/redis.js';
import { StoredAnswer } from './stored-answer.js';

/** A request that never ended, because its process died, blocks its key no longer than this, in seconds. */
const UNDER_WAY_SECONDS = 30;
/** How long an answer is kept, in seconds. */
const KEEP_SECONDS = 24 * 3_600;

/** One use of a key: whose, for which route. */
export interface Use {
  readonly actorId: string;
  readonly route: string;
  readonly key: string;
}

/** Remembers in Redis which requests were made and how they ended. */
@Injectable()
export class IdempotencyStore {
  private readonly logger = new Logger(IdempotencyStore.name);

  constructor(private readonly redis: Redis) {}

  /**
   * Takes the key for a request, and answers null; or what is known of the request that has it.
   * @throws AppError UNAVAILABLE without Redis: the promise of the key could not be kept
   */
  async claim(use: Use, fingerprint: string): Promise<StoredAnswer | null> {
    const name = nameOf(use);
    const mine: StoredAnswer = { state: 'underWay', fingerprint };
    const { client } = this.redis;
    const taken = await this.redis.answerTo(
      client.set(name, JSON.stringify(mine), 'EX', UNDER_WAY_SECONDS, 'NX'),
    );
    if (taken !== null) return null;
    const text = await this.redis.answerTo(client.get(name));
    // It ran out between the two commands: whoever asks again gets the key.
    return text === null ? mine : StoredAnswer.parse(JSON.parse(text));
  }

  async keep(use: Use, answer: StoredAnswer): Promise<void> {
    await this.quietly(this.redis.client.set(nameOf(use), JSON.stringify(answer), 'EX', KEEP_SECONDS));
  }

  /** Gives the key back after a failure that may pass. */
  async release(use: Use): Promise<void> {
    await this.quietly(this.redis.client.del(nameOf(use)));
  }

  /**
   * The deed is done when this runs, so its answer must go out. A repetition then meets the services, which
   * derive the id of what they make from the same key.
   */
  private async quietly(command: Promise<unknown>): Promise<void> {
    await command.catch((error: unknown) => this.logger.warn(`an answer was not kept: ${String(error)}`));
  }
}

function nameOf({ actorId, route, key }: Use): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([actorId, route, key]))
    .digest('base64url');
  return `liandong:idempotency:${digest}`;
}
