import { EventEmitter } from 'node:events';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { messageDelivered, type InboxMessage } from '@liandong/contracts/notifications/notification';
import type { EventDefinition } from '@liandong/contracts/wire/event';
import { Nats } from '@liandong/messaging/nats-connection';
import type { z } from 'zod';

interface LiveEventMap {
  /** The list of this activity shows something else. */
  attendance: [activityId: string];
  message: [recipientId: string, message: InboxMessage];
  /** NATS was away and is back: events may have been missed. */
  gap: [];
}

/**
 * Hears events on plain NATS, for the pages that are open right now; every replica hears all of them. What is
 * missed here is not lost: the pages read the truth again when they connect.
 */
@Injectable()
export class LiveEvents
  extends EventEmitter<LiveEventMap>
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  private readonly logger = new Logger(LiveEvents.name);
  private readonly endings: (() => void)[] = [];

  constructor(private readonly nats: Nats) {
    super();
  }

  onApplicationBootstrap(): void {
    const listWatched = () => this.listenerCount('attendance') > 0;
    this.hear(attendanceListChanged, listWatched, ({ activityIds }) => {
      for (const activityId of activityIds) this.emit('attendance', activityId);
    });
    const inboxOpen = () => this.listenerCount('message') > 0;
    this.hear(messageDelivered, inboxOpen, ({ recipientId, message }) =>
      this.emit('message', recipientId, message),
    );
    void this.watchConnection();
  }

  beforeApplicationShutdown(): void {
    for (const end of this.endings) end();
  }

  private hear<Payload extends z.ZodType>(
    { subject, payload }: EventDefinition<Payload>,
    /** What nobody waits for is not read. */
    isWanted: () => boolean,
    listener: (payload: z.output<Payload>) => void,
  ): void {
    const subscription = this.nats.connection.subscribe(subject, {
      callback: (error, message) => {
        try {
          if (error) throw error;
          if (!isWanted()) return;
          listener(payload.parse(message.json()));
        } catch (failure) {
          this.logger.warn(`${subject} was not understood: ${String(failure)}`);
        }
      },
    });
    this.endings.push(() => subscription.unsubscribe());
  }

  private async watchConnection(): Promise<void> {
    for await (const status of this.nats.connection.status()) {
      if (status.type === 'reconnect') this.emit('gap');
    }
  }
}
