import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Frames that may wait for a viewer who reads too slowly. */
const WAITING_FRAMES = 100;

/**
 * Server-sent events to one viewer. What a slow viewer has not read yet stays small: of snapshots only the
 * newest waits; where every event counts, the stream ends when too many wait, and the client starts anew.
 */
export class EventStream extends Readable {
  private waiting: string[] = [];
  private wanted = true;

  constructor(private readonly keeps: 'newest' | 'all') {
    super();
  }

  /**
   * @param frame an event as `eventFrame` makes it
   * @param whole the newest snapshot, where the event is only a change of it: what a slow viewer gets instead
   */
  send(frame: string, whole: () => string = () => frame): void {
    if (this.readableEnded || this.destroyed) return;
    if (this.wanted) {
      this.wanted = this.push(frame);
      return;
    }
    if (this.keeps === 'newest') this.waiting = [whole()];
    else if (this.waiting.push(frame) > WAITING_FRAMES) this.finish();
  }

  /** Keeps proxies from closing a quiet connection; a viewer who still has something to read needs none. */
  heartbeat(): void {
    if (this.wanted && !this.destroyed) this.wanted = this.push(': \n\n');
  }

  /** Ends the stream after what it has accepted. */
  finish(): void {
    if (this.destroyed || this.readableEnded) return;
    this.waiting = [];
    this.wanted = false;
    this.push(null);
  }

  override _read(): void {
    this.wanted = true;
    while (this.wanted) {
      const frame = this.waiting.shift();
      if (frame === undefined) return;
      this.wanted = this.push(frame);
    }
  }
}

export function eventFrame(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

export function wantsEvents(accept: string | undefined): boolean {
  return accept?.includes('text/event-stream') ?? false;
}

/** Sends the stream as the answer; proxies must pass it on as it comes. */
export function asEventStream(reply: FastifyReply, stream: EventStream): EventStream {
  reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  return stream;
}
