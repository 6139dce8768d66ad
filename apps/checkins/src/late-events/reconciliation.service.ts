import { Injectable, type OnModuleInit } from '@nestjs/common';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import { Outbox } from '@liandong/messaging/outbox';
import { longestService, type CountedHours } from '@liandong/rules/hours';
import type { HoursStep } from '@liandong/rules/hours-steps';
import { spansOf } from '@liandong/rules/spans';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import type { AttendedPerson } from '../confirmations/attended-person.js';
import { AttendedPeople } from '../confirmations/attended-people.js';
import { proposalFor } from '../confirmations/confirmation-state.js';
import { ConfirmationsRepository } from '../confirmations/confirmations.repository.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { LateEventListeners, type LateEventListener } from '../directory/late-event-listeners.js';
import { DisputesRepository } from '../disputes/disputes.repository.js';
import { loweringEntry } from '../ledger/correction-entry.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { StandingEntriesRepository, type StandingEntry } from '../ledger/standing-entries.repository.js';

/**
 * Mends what news from other services come too late for. Nothing is ever raised here: more time than the ledger has
 * is a correction with four eyes. An activity that is cancelled keeps its facts, for what was given was given.
 */
@Injectable()
export class ReconciliationService implements LateEventListener, OnModuleInit {
  constructor(
    private readonly listeners: LateEventListeners,
    private readonly people: AttendedPeople,
    private readonly confirmations: ConfirmationsRepository,
    private readonly standing: StandingEntriesRepository,
    private readonly ledger: LedgerEntriesRepository,
    private readonly disputes: DisputesRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.add(this);
  }

  /**
   * Lowers service time that the new announced time does not cover, or that another activity counts by now. No
   * confirmation of the activity runs meanwhile, and nobody else enters time for its people.
   */
  async activityMoved(tx: EntityManager, activity: ActivityEntity): Promise<void> {
    await this.confirmations.lockActivity(tx, activity.id);
    const listed = await this.people.of(tx, activity);
    await this.confirmations.lockPeople(
      tx,
      listed.map(({ volunteerId }) => volunteerId),
    );
    const people = await this.people.of(tx, activity);
    const byId = new Map(people.map((person) => [person.volunteerId, person]));
    const now = this.clock.now();
    const entries = await this.standing.findOfActivity(tx, activity);
    const corrections = entries
      .filter(({ kind }) => kind === 'serviceTime')
      .flatMap((entry) => {
        const { minutes, steps } = countedNow(entry, byId.get(entry.volunteerId), activity);
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
  { minutes, checkInId }: StandingEntry,
  person: AttendedPerson | undefined,
  activity: ActivityEntity,
): Pick<CountedHours, 'minutes' | 'steps'> {
  const counted = person?.went?.id === checkInId ? person && proposalFor(person, activity) : null;
  if (counted) return counted;
  const { startsAt, endsAt } = activity;
  const most = longestService({ startsAt, endsAt, breaks: spansOf(activity.breaks) });
  return { minutes: most, steps: [{ code: 'lowered', before: minutes, after: Math.min(minutes, most) }] };
}

function moved({ startsAt, endsAt }: ActivityEntity): HoursStep {
  return { code: 'rescheduled', from: startsAt.toISOString(), to: endsAt.toISOString() };
}
