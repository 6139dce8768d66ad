import { setTimeout as pause } from 'node:timers/promises';
import type { EventStream } from './event-stream.js';

/** How a look at the list ended: what is seen, or that this viewer may not see it, or that it did not work. */
export type Look<Seen> = { readonly seen: Seen } | 'refused' | 'failed';

/** How the list is written to its viewers. */
export interface ListFrames<Seen> {
  whole(seen: Seen): string;
  /** Null when only the whole newer list will do. */
  change(older: Seen, newer: Seen): string | null;
}

export interface WatchTiming {
  /** Between two looks at least, in milliseconds. */
  readonly betweenMs: number;
  /** Before another look after one that failed, in milliseconds. */
  readonly afterFailureMs: number;
}

/**
 * The viewers of one activity's list. However many changes come and however many look on, there is one look at
 * a time, with one text for all, and a pause between two. Each viewer gets the whole list once, then what changed:
 * with 200 viewers of 300 rows a check-in is 90 kB in all, where whole lists would be 14 MB.
 */
export class AttendanceWatch<Viewer, Seen> {
  private readonly viewers = new Map<EventStream, { readonly viewer: Viewer; hasNewest: boolean }>();
  private newest: { readonly seen: Seen; whole?: string } | null = null;
  private isStale = false;
  private isLooking = false;

  /** @param look reads the list as one of the viewers may see it */
  constructor(
    private readonly look: (viewer: Viewer) => Promise<Look<Seen>>,
    private readonly frames: ListFrames<Seen>,
    private readonly timing: WatchTiming,
  ) {}

  get isEmpty(): boolean {
    return this.viewers.size === 0;
  }

  /** To be called before the viewer's first look, so that no change falls between the two. */
  join(stream: EventStream, viewer: Viewer): void {
    this.viewers.set(stream, { viewer, hasNewest: false });
  }

  /** Shows the list to one who has joined. @param first what that viewer saw */
  begin(stream: EventStream, first: Seen): void {
    const joined = this.viewers.get(stream);
    if (!joined || joined.hasNewest) return;
    // Only what nobody can have overtaken may be what later changes are told from.
    if (!this.newest && !this.isLooking) this.newest = { seen: first };
    joined.hasNewest = this.newest !== null;
    stream.send(this.newest ? this.whole() : this.frames.whole(first));
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
    for (const [stream, { viewer }] of this.viewers) {
      const look = await this.look(viewer);
      if (look === 'refused') {
        stream.finish();
        this.leave(stream);
        continue;
      }
      if (look === 'failed') this.isStale = true;
      else this.show(look.seen);
      return look !== 'failed';
    }
    return true;
  }

  private show(seen: Seen): void {
    const change = this.newest ? this.frames.change(this.newest.seen, seen) : null;
    this.newest = { seen };
    for (const [stream, joined] of this.viewers) {
      if (change !== null && joined.hasNewest) stream.send(change, () => this.whole());
      else stream.send(this.whole());
      joined.hasNewest = true;
    }
  }

  /** Written once for all who need it. */
  private whole(): string {
    if (!this.newest) throw new Error('nothing was seen yet');
    return (this.newest.whole ??= this.frames.whole(this.newest.seen));
  }
}
