import { recordCheckInBatch, type QueuedScanAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import type { Actor } from '@liandong/contracts/common/actor';
import type { SetClock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { CheckInQueueService } from '../offline/check-in-queue.service.js';
import { atMinute } from './at-minute.js';
import type { TestCheckIns } from './test-check-ins.js';

type Row = Record<string, unknown>;

/** A device that was without signal at an activity, and one member there: what it sends later, and what that leaves. */
export class TestQueue {
  readonly device = uuidv7();
  private counter = 0;

  private constructor(
    private readonly service: TestCheckIns,
    private readonly clock: SetClock,
    private readonly teamId: string,
    readonly activityId: string,
    readonly member: string,
  ) {}

  static async at(service: TestCheckIns, clock: SetClock, activity: Row = {}): Promise<TestQueue> {
    const teamId = uuidv7();
    const activityId = await service.activity({ teamId, ...activity });
    const queue = new TestQueue(service, clock, teamId, activityId, uuidv7());
    await queue.person('卓玛', true, queue.member);
    return queue;
  }

  /** Another activity of the same team. */
  another(activity: Row): Promise<string> {
    return this.service.activity({ teamId: this.teamId, ...activity });
  }

  async person(displayName: string, signedUp = true, id = uuidv7()): Promise<string> {
    const { app, sql } = this.service;
    const volunteer = { id, version: 1, displayName, language: 'zh-CN' } as const;
    await app.get(DirectoryEvents).volunteerChanged(volunteer, sql.manager);
    if (signedUp) await this.service.signUp(this.activityId, id);
    return id;
  }

  leader(): Actor {
    return { id: uuidv7(), kind: 'person', grants: [{ role: 'leader', teamId: this.teamId }] };
  }

  self(id = this.member): Actor {
    return { id, kind: 'person', grants: [] };
  }

  /** Minutes after the activity's start by a right clock; the monotonic clock restarted meanwhile. */
  ticked(minute: number, changes: Row = {}): Row {
    return {
      kind: 'manual',
      ...this.stamped(minute),
      activityId: this.activityId,
      direction: 'in',
      volunteerId: this.member,
      reason: '没有手机',
      ...changes,
    };
  }

  ownScan(minute: number, { direction = 'in', ...changes }: Row & { direction?: 'in' | 'out' } = {}): Row {
    const code = this.service.codeOf(this.activityId, direction, atMinute(minute));
    return { kind: 'own', ...this.stamped(minute), code, ...changes };
  }

  /** The device sends its queue two hours after the start, as JSON would come out of the gateway. */
  async send(rows: unknown[], actor: Actor, changes: Row = {}): Promise<QueuedScanAnswer[]> {
    const receivedAt = String(changes['receivedAt'] ?? atMinute(120).toISOString());
    this.clock.set(new Date(receivedAt));
    const batch = recordCheckInBatch.input.parse({
      deviceId: this.device,
      sentAt: receivedAt,
      scans: rows,
      receivedAt,
      ...changes,
    });
    const { answers } = await this.service.app.get(CheckInQueueService).record(batch, actor, 'zh-CN');
    recordCheckInBatch.output.shape.answers.parse(answers);
    return answers;
  }

  async count(table: string, where = 'activity_id = $1', value = this.activityId): Promise<number> {
    const [row] = await this.service.sql.query(`SELECT count(*)::int AS count FROM ${table} WHERE ${where}`, [
      value,
    ]);
    return row.count;
  }

  private stamped(minute: number): Row {
    this.counter += 1;
    return {
      scanId: uuidv7(),
      scannedAt: atMinute(minute).toISOString(),
      counter: this.counter,
      ageMs: null,
    };
  }
}
