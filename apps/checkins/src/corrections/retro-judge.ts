import { Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { heldPart, heldSoFar } from '../directory/held-part.js';
import {
  LedgerEntriesRepository,
  type CurrentEntry,
  type ServiceAround,
} from '../ledger/ledger-entries.repository.js';
import { minutesWithoutBreaks } from '@liandong/rules/activity-length';
import type { WantedValue } from '../ledger/correction-amounts.js';
import type { CaseRecord } from './correction-cases.repository.js';
import { judgeCorrection } from './correction-policy.js';
import {
  judgeActivity,
  judgePast,
  judgeRetroService,
  judgeTraining,
  type BoundingActivity,
  type Refusal,
} from './retro-policy.js';

type RetroCase = Pick<
  CaseRecord,
  'kind' | 'volunteerId' | 'activityId' | 'title' | 'from' | 'to' | 'minutes'
>;

/** Looks up what a case must be judged by; asked when it is proposed and again when it is approved. */
@Injectable()
export class RetroJudge {
  constructor(
    private readonly directory: DirectoryRepository,
    private readonly entries: LedgerEntriesRepository,
    private readonly clock: Clock,
  ) {}

  /** The service minutes of a span of the activity; 0 for an attendance, which has no end. */
  serviceMinutes({ from, to }: { from: Date; to: Date | null }, activity: BoundingActivity): number {
    return to === null ? 0 : minutesWithoutBreaks({ from, to }, activity.breaks);
  }

  /** @throws AppError that says why it may not be entered, naming the person where others are proposed with them */
  async check(tx: EntityManager, one: RetroCase): Promise<void> {
    const refusal = await this.judge(tx, one);
    if (refusal) throw await this.naming(tx, refusal, one.volunteerId);
  }

  /** @throws AppError that says why the entry may not be made to count this */
  async checkCorrection(tx: EntityManager, entry: CurrentEntry, wanted: WantedValue): Promise<void> {
    const planned = await this.findActivity(tx, entry.activityId);
    const activity = planned && heldSoFar(planned, this.clock.now());
    const around = activity ? await this.around(tx, entry.volunteerId, activity) : [];
    const { volunteerId, from } = entry;
    const isRaised = activity !== null && wanted.minutes > entry.minutes;
    const refusal =
      judgeCorrection(entry, wanted, activity, around) ??
      (isRaised ? await this.judgePresence(tx, { volunteerId, from, to: activity.endsAt }) : null);
    if (refusal) throw await this.naming(tx, refusal, entry.volunteerId);
  }

  /** The person's entry of service at the activity that counts nothing by now; null when there is none. */
  async emptyService(
    tx: EntityManager,
    volunteerId: string,
    { activityId }: Pick<CaseRecord, 'activityId'>,
  ): Promise<string | null> {
    const activity = await this.findActivity(tx, activityId);
    const around = activity ? await this.around(tx, volunteerId, activity) : [];
    const entry = around.find((one) => one.activityId === activityId && one.minutes === 0);
    return entry?.id ?? null;
  }

  /** Whether service time of the person there lacks the attendance that it implies. */
  async lacksAttendance(tx: EntityManager, volunteerId: string, activityId: string | null): Promise<boolean> {
    const activity = await this.findActivity(tx, activityId);
    return activity !== null && !(await this.entries.isAttended(tx, activity.id, volunteerId));
  }

  private async judge(tx: EntityManager, one: RetroCase): Promise<Refusal | null> {
    if (one.activityId === null) {
      const refusal =
        judgePast(one.to ?? one.from, this.clock.now()) ??
        (one.to ? judgeTraining({ from: one.from, to: one.to }, one.minutes) : null);
      if (refusal) return refusal;
      const isThere = await this.entries.hasAlike(tx, one);
      return isThere ? { code: 'RETRO_REPEATED', params: { title: one.title } } : null;
    }
    const activity = heldPart(await this.directory.getActivity(tx, one.activityId));
    const refusal = judgeActivity(activity, this.clock.now());
    if (refusal) return refusal;
    if (one.to === null) {
      const isThere = await this.entries.isAttended(tx, activity.id, one.volunteerId);
      return isThere ? { code: 'RETRO_EXISTS', params: {} } : null;
    }
    const around = await this.around(tx, one.volunteerId, activity);
    const span = { from: one.from, to: one.to };
    return (
      judgeRetroService(span, activity, around) ??
      (await this.judgePresence(tx, { ...span, volunteerId: one.volunteerId }))
    );
  }

  /** Whoever can still check out, there or elsewhere, may count the same time by that: nothing is entered meanwhile. */
  private async judgePresence(
    tx: EntityManager,
    one: Parameters<LedgerEntriesRepository['findOpenAttendance']>[1],
  ): Promise<Refusal | null> {
    const title = await this.entries.findOpenAttendance(tx, one, this.clock.now());
    return title === null ? null : { code: 'RETRO_WHILE_CHECKED_IN', params: { title } };
  }

  private async findActivity(tx: EntityManager, id: string | null): Promise<ActivityEntity | null> {
    return id === null ? null : this.directory.findActivity(tx, id);
  }

  private around(
    tx: EntityManager,
    volunteerId: string,
    { startsAt, endsAt }: BoundingActivity,
  ): Promise<ServiceAround[]> {
    return this.entries.findServiceAround(tx, volunteerId, startsAt, endsAt);
  }

  private async naming(tx: EntityManager, { code, params }: Refusal, volunteerId: string): Promise<AppError> {
    const [volunteer] = await this.directory.findVolunteers(tx, [volunteerId]);
    return new AppError(code, { name: volunteer?.displayName ?? '', ...params });
  }
}
