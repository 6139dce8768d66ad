import { setTimeout as pause } from 'node:timers/promises';
import type { EventStream } from './event-stream.js';

/** How a look at the list ended: what to send, or that this viewer may not see it, or that it did not work. */
export type Look = { readonly frame: string } | 'refused' | 'failed';

export interface WatchTiming {
  /** Between two looks at least, in milliseconds. */
  readonly betweenMs: number;
  /** Before another look after one that failed, in milliseconds. */
  readonly afterFailureMs: number;
}

/**
 * The viewers of one activity's list. However many changes come and however many look on, there is one look at
 * a time, with one text for all, and a pause between two.
 */
export class AttendanceWatch<Viewer> {
  private readonly viewers = new Map<EventStream, Viewer>();
  private isStale = false;
  private isLooking = false;

  /** @param look reads the list as one of the viewers may see it */
  constructor(
    private readonly look: (viewer: Viewer) => Promise<Look>,
    private readonly timing: WatchTiming,
  ) {}

  get isEmpty(): boolean {
    return this.viewers.size === 0;
  }

  join(stream: EventStream, viewer: Viewer): void {
    this.viewers.set(stream, viewer);
  }

  leave(stream: EventStream): void {
    this.viewers.delete(stream);
  }

  /** The list is no longer what the viewers see. */
  changed(): void {
    this.isStale = true;
    if (!this.isLooking) void this.lookUntilFresh();
  }

  private async lookUntilFresh(): Promise<void> {
    this.isLooking = true;
    while (this.isStale && !this.isEmpty) {
      this.isStale = false;
      await pause((await this.lookOnce()) ? this.timing.betweenMs : this.timing.afterFailureMs);
    }
    this.isLooking = false;
  }

  /** False when it should be tried again later. */
  private async lookOnce(): Promise<boolean> {
    for (const [stream, viewer] of this.viewers) {
      const seen = await this.look(viewer);
      if (seen === 'refused') {
        stream.finish();
        this.leave(stream);
        continue;
      }
      if (seen === 'failed') this.isStale = true;
      else for (const onlooker of this.viewers.keys()) onlooker.send(seen.frame);
      return seen !== 'failed';
    }
    return true;
  }
}
