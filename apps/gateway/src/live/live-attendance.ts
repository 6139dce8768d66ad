import { Injectable } from '@nestjs/common';
import {
  getAttendance,
  type Attendance,
  type AttendanceChange,
  type AttendanceRow,
} from '@liandong/contracts/check-ins/attendance';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { listChange } from '@liandong/rules/list-change';
import { uuidv7 } from 'uuidv7';
import { ANSWER_WITHIN_MS } from '../http/request-context.js';
import type { SignedIn } from '../http/signed-in.js';
import { AttendanceWatch, type ListFrames, type Look } from './attendance-watch.js';
import { eventFrame, type EventStream } from './event-stream.js';
import { LiveEvents } from './live-events.js';
import { OpenStreams } from './open-streams.js';

const timing = { betweenMs: 200, afterFailureMs: 1_000 };

const keyOf = (row: AttendanceRow) => row.volunteerId;

const frames: ListFrames<Attendance> = {
  whole: (seen) => eventFrame('attendance', seen),
  change: (older, { asOf, counts, rows }) => {
    const change = listChange(older.rows, rows, keyOf);
    if (!change) return null;
    const event: AttendanceChange = { asOf, counts, put: [...change.put], gone: [...change.gone] };
    return eventFrame('attendance-change', event);
  },
};

/** Shows attendance lists live: the whole list at the start, then each change of it. */
@Injectable()
export class LiveAttendance {
  private readonly watches = new Map<string, AttendanceWatch<Actor, Attendance>>();

  constructor(
    private readonly rpc: RpcClient,
    private readonly streams: OpenStreams,
    private readonly events: LiveEvents,
  ) {
    events.on('gap', () => this.watches.forEach((watch) => watch.changed()));
  }

  /** @throws AppError when the person may not see the list, or it cannot be read */
  async open(activityId: string, viewer: SignedIn, ctx: RpcContext): Promise<EventStream> {
    const stream = this.streams.open(viewer, 'newest');
    try {
      const watch = this.join(activityId, stream, viewer.actor);
      watch.begin(stream, await this.rpc.call(getAttendance, { activityId }, ctx));
      return stream;
    } catch (error) {
      stream.destroy();
      throw error;
    }
  }

  private join(activityId: string, stream: EventStream, actor: Actor): AttendanceWatch<Actor, Attendance> {
    const watch =
      this.watches.get(activityId) ??
      new AttendanceWatch((who: Actor) => this.look(activityId, who), frames, timing);
    if (this.watches.size === 0) this.events.on('attendance', this.changed);
    this.watches.set(activityId, watch);
    watch.join(stream, actor);
    stream.once('close', () => {
      watch.leave(stream);
      if (watch.isEmpty && this.watches.get(activityId) === watch) this.watches.delete(activityId);
      if (this.watches.size === 0) this.events.off('attendance', this.changed);
    });
    return watch;
  }

  /** Bound to this, to be taken off again when nobody looks any more. */
  private readonly changed = (activityId: string): void => this.watches.get(activityId)?.changed();

  private async look(activityId: string, actor: Actor): Promise<Look<Attendance>> {
    const ctx: RpcContext = {
      actor,
      requestId: uuidv7(),
      language: 'zh-CN',
      deadline: Date.now() + ANSWER_WITHIN_MS,
    };
    try {
      return { seen: await this.rpc.call(getAttendance, { activityId }, ctx) };
    } catch (error) {
      const refused = error instanceof AppError && ['FORBIDDEN', 'ACTIVITY_NOT_FOUND'].includes(error.code);
      return refused ? 'refused' : 'failed';
    }
  }
}
