import { Injectable, type OnModuleInit } from '@nestjs/common';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { Outbox } from '@liandong/messaging/outbox';
import { countHours, longestService, type CountedHours } from '@liandong/rules/hours';
import type { HoursStep } from '@liandong/rules/hours-steps';
import { spansOf } from '@liandong/rules/spans';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { LateEventListeners, type LateEventListener } from '../directory/late-event-listeners.js';
import { DisputesRepository } from '../disputes/disputes.repository.js';
import { loweringEntry } from '../ledger/correction-entry.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { StandingEntriesRepository, type StandingEntry } from '../ledger/standing-entries.repository.js';
import { ServedTimesRepository, type ServedTime } from './served-times.repository.js';

/**
 * Mends what news from other services come too late for. Nothing is ever raised here: more time than the ledger has
 * is a correction with four eyes. An activity that is cancelled keeps its facts, for what was given was given.
 */
@Injectable()
export class ReconciliationService implements LateEventListener, OnModuleInit {
  constructor(
    private readonly listeners: LateEventListeners,
    private readonly served: ServedTimesRepository,
    private readonly standing: StandingEntriesRepository,
    private readonly ledger: LedgerEntriesRepository,
    private readonly disputes: DisputesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.add(this);
  }

  /** Lowers service time that the new announced time does not cover. */
  async activityMoved(tx: EntityManager, activity: ActivityEntity): Promise<void> {
    const served = await this.served.find(tx, activity);
    const byCheckOut = new Map(served.map((time) => [time.checkOutId, time]));
    const now = this.clock.now();
    const entries = await this.standing.findOfActivity(tx, activity);
    const corrections = entries
      .filter(({ kind }) => kind === 'serviceTime')
      .flatMap((entry) => {
        const { minutes, steps } = countedNow(entry, byCheckOut.get(entry.checkInId ?? ''), activity);
        return loweringEntry(entry, { minutes, times: entry.times }, [moved(activity), ...steps], now) ?? [];
      });
    if (corrections.length === 0) return;
    await this.ledger.append(tx, corrections);
    await this.outbox.add(tx, attendanceListChanged, { activityIds: [activity.id] });
  }

  /** Whoever was refused at the venue without a place may be let in by one tap of the leader. */
  async signedUp(tx: EntityManager, signUp: { activityId: string; volunteerId: string }): Promise<void> {
    const opened = await this.disputes.openForLateSignUp(tx, signUp, this.clock.now());
    if (opened) await this.outbox.add(tx, attendanceListChanged, { activityIds: [signUp.activityId] });
  }
}

/** What an entry may count by the new times: by its own check-ins, else no more than the whole activity. */
function countedNow(
  { minutes }: StandingEntry,
  time: ServedTime | undefined,
  activity: ActivityEntity,
): Pick<CountedHours, 'minutes' | 'steps'> {
  const { startsAt, endsAt } = activity;
  const breaks = spansOf(activity.breaks);
  if (time) {
    const { cameAt: checkedInAt, wentAt: checkedOutAt } = time;
    return countHours({ checkedInAt, checkedOutAt, startsAt, endsAt, breaks, others: [] });
  }
  const most = longestService({ startsAt, endsAt, breaks });
  return { minutes: most, steps: [{ code: 'lowered', before: minutes, after: Math.min(minutes, most) }] };
}

function moved({ startsAt, endsAt }: ActivityEntity): HoursStep {
  return { code: 'rescheduled', from: startsAt.toISOString(), to: endsAt.toISOString() };
}
