import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { ErasedPeople } from '../auth/erased-people.js';
import type { SignedIn } from '../http/signed-in.js';
import { EventStream } from './event-stream.js';

const HEARTBEAT_MS = 15_000;
/** How long a stream that ends may take to reach its viewer, in milliseconds. */
const LAST_WORDS_MS = 2_000;

/** All streams of this process: their heartbeat, their end when the session or the process ends. */
@Injectable()
export class OpenStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly streams = new Map<EventStream, SignedIn>();
  private heart: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(erased: ErasedPeople) {
    erased.on('erased', (personId) => this.endOf(personId));
  }

  onApplicationBootstrap(): void {
    this.heart = setInterval(() => {
      for (const stream of this.streams.keys()) stream.heartbeat();
    }, HEARTBEAT_MS);
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
    clearInterval(this.heart);
    for (const stream of this.streams.keys()) this.end(stream);
  }

  /**
   * A stream that lives until its viewer goes, or until the viewer's access token runs out: whether the viewer
   * may still look is then asked again, when the client connects anew.
   * @throws AppError UNAVAILABLE when the process is about to stop
   */
  open(viewer: SignedIn, keeps: 'newest' | 'all'): EventStream {
    if (this.stopping) throw new AppError('UNAVAILABLE');
    const stream = new EventStream(keeps);
    const expiry = setTimeout(() => this.end(stream), Math.max(0, viewer.expiresAt - Date.now()));
    this.streams.set(stream, viewer);
    stream.once('close', () => {
      clearTimeout(expiry);
      this.streams.delete(stream);
    });
    return stream;
  }

  private endOf(personId: string): void {
    for (const [stream, viewer] of this.streams) {
      if (viewer.actor.id === personId) this.end(stream);
    }
  }

  private end(stream: EventStream): void {
    stream.finish();
    setTimeout(() => stream.destroy(), LAST_WORDS_MS).unref();
  }
}
