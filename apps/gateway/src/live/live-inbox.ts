import { Injectable } from '@nestjs/common';
import type { InboxMessage } from '@liandong/contracts/notifications/notification';
import type { SignedIn } from '../http/signed-in.js';
import { eventFrame, type EventStream } from './event-stream.js';
import { LiveEvents } from './live-events.js';
import { OpenStreams } from './open-streams.js';

/** Shows new messages in the open pages of their recipients. */
@Injectable()
export class LiveInbox {
  private readonly pages = new Map<string, Set<EventStream>>();

  constructor(
    private readonly streams: OpenStreams,
    events: LiveEvents,
  ) {
    events.on('message', (recipientId, message) => this.show(recipientId, message));
    // A page that may have missed a message reads its inbox again when it connects anew.
    events.on('gap', () => this.pages.forEach((page) => page.forEach((stream) => stream.finish())));
  }

  open(viewer: SignedIn): EventStream {
    const stream = this.streams.open(viewer, 'all');
    const mine = this.pages.get(viewer.actor.id) ?? new Set();
    this.pages.set(viewer.actor.id, mine.add(stream));
    stream.once('close', () => {
      mine.delete(stream);
      if (mine.size === 0) this.pages.delete(viewer.actor.id);
    });
    // Something at once: the headers go out with it, and the client knows that it is connected.
    stream.heartbeat();
    return stream;
  }

  private show(recipientId: string, message: InboxMessage): void {
    const streams = this.pages.get(recipientId);
    if (!streams) return;
    const frame = eventFrame('message', message);
    for (const stream of streams) stream.send(frame);
  }
}
