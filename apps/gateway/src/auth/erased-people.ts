import { EventEmitter } from 'node:events';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { listRecentErasures } from '@liandong/contracts/people/erasure';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { serviceContext } from '@liandong/messaging/service-context';
import { ACCESS_TOKEN_SECONDS } from './access-token.js';

/** Beyond a token's life: one may be issued while its owner is just being erased, and clocks differ a little. */
const MARGIN_MS = 60_000;
const REMEMBER_MS = ACCESS_TOKEN_SECONDS * 1_000 + MARGIN_MS;
/** How soon the volunteers service is asked again when it did not answer, in milliseconds. */
const RETRY_MS = 1_000;

interface ErasedEventMap {
  erased: [personId: string];
}

/**
 * Who was erased so lately that an access token of theirs may still be about. Tokens are read without asking
 * anybody, so each replica keeps the few ids in memory: it hears of erasures live, and asks for those that it may
 * have missed when it starts and when NATS was away.
 */
@Injectable()
export class ErasedPeople
  extends EventEmitter<ErasedEventMap>
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger(ErasedPeople.name);
  private readonly forgetting = new Map<string, NodeJS.Timeout>();
  private retry: NodeJS.Timeout | undefined;
  private stopping = false;
  private stopHearing: () => void = () => undefined;

  constructor(
    private readonly nats: Nats,
    private readonly rpc: RpcClient,
  ) {
    super();
  }

  has(personId: string): boolean {
    return this.forgetting.has(personId);
  }

  /** Refuses the person's tokens from now on, and ends what they have open. */
  add(personId: string): void {
    clearTimeout(this.forgetting.get(personId));
    const forget = setTimeout(() => this.forgetting.delete(personId), REMEMBER_MS).unref();
    this.forgetting.set(personId, forget);
    this.emit('erased', personId);
  }

  onApplicationBootstrap(): void {
    const subscription = this.nats.connection.subscribe(volunteerErased.subject, {
      callback: (error, message) => {
        const told = error ? undefined : volunteerErased.payload.safeParse(message.json()).data;
        if (told) this.add(told.id);
        else this.logger.warn(`${volunteerErased.subject} was not understood`);
      },
    });
    this.stopHearing = () => subscription.unsubscribe();
    void this.catchUp();
    void this.watchConnection();
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    this.stopHearing();
    clearTimeout(this.retry);
    this.forgetting.forEach((timer) => clearTimeout(timer));
  }

  /** Asks who was erased while nothing was heard, until somebody answers. */
  private async catchUp(): Promise<void> {
    clearTimeout(this.retry);
    const since = new Date(Date.now() - REMEMBER_MS).toISOString();
    try {
      const { ids } = await this.rpc.call(listRecentErasures, { since }, serviceContext());
      for (const id of ids) this.add(id);
    } catch (error) {
      if (this.stopping) return;
      this.logger.debug?.(`who was erased lately is not known yet: ${String(error)}`);
      this.retry = setTimeout(() => void this.catchUp(), RETRY_MS).unref();
    }
  }

  private async watchConnection(): Promise<void> {
    for await (const status of this.nats.connection.status()) {
      if (status.type === 'reconnect') void this.catchUp();
    }
  }
}
