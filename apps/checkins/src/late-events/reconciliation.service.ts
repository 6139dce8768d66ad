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
import { RaiseProposalsRepository, type RaiseProposal } from '../confirmations/raise-proposals.repository.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { LateEventListeners, type LateEventListener } from '../directory/late-event-listeners.js';
import { DisputesRepository } from '../disputes/disputes.repository.js';
import { loweringEntries } from '../ledger/correction-entry.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import { StandingEntriesRepository, type StandingEntry } from '../ledger/standing-entries.repository.js';
import { whatMoveDoes } from './moved-figure.js';

/**
 * Mends what news from other services come too late for. Nothing is ever raised here: more time than the ledger has
 * is proposed to the leader, and is a correction with four eyes. An activity that is cancelled keeps its facts (ADR 16).
 */
@Injectable()
export class ReconciliationService implements LateEventListener, OnModuleInit {
  constructor(
    private readonly listeners: LateEventListeners,
    private readonly people: AttendedPeople,
    private readonly confirmations: ConfirmationsRepository,
    private readonly raises: RaiseProposalsRepository,
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
   * Lowers service time that the new announced time does not cover, or that another activity counts by now, and
   * proposes to raise what it covers more of. No confirmation of the activity runs meanwhile, and nobody else enters
   * time for its people.
   */
  async activityMoved(tx: EntityManager, activity: ActivityEntity, earlier: ActivityEntity): Promise<void> {
    await this.confirmations.lockActivity(tx, activity.id);
    const listed = await this.people.of(tx, activity);
    await this.ledger.lockPeople(
      tx,
      listed.map(({ volunteerId }) => volunteerId),
    );
    const people = await this.people.of(tx, activity);
    const proposed = await this.raises.findPeople(tx, activity.id);
    const now = this.clock.now();
    const [corrections, raises]: [NewLedgerEntry[], RaiseProposal[]] = [[], []];
    for (const entry of await this.standing.findOfActivity(tx, activity)) {
      if (entry.kind !== 'serviceTime') continue;
      const { volunteerId, minutes: recorded } = entry;
      const person = people.find((one) => one.volunteerId === volunteerId);
      const after = countedBy(activity, entry, person) ?? atMost(activity, entry);
      const before = countedBy(earlier, entry, person) ?? after;
      const explanation = [whatMoved(earlier, activity), ...after.steps];
      const does = whatMoveDoes({
        recorded,
        before: before.minutes,
        after: after.minutes,
        proposed: proposed.has(volunteerId),
      });
      if (does === 'propose') {
        raises.push({ volunteerId, entryId: entry.id, minutes: after.minutes, explanation });
      } else if (does === 'lower') {
        const to = { minutes: after.minutes, times: entry.times };
        corrections.push(...loweringEntries(entry, to, explanation, now));
      }
    }
    await this.ledger.append(tx, corrections);
    await this.raises.replace(tx, activity.id, raises, now);
    if (corrections.length + raises.length > 0)
      await this.outbox.add(tx, attendanceListChanged, { activityIds: [activity.id] });
  }

  /** Whoever was refused at the venue without a place may be let in by one tap of the leader. */
  async signedUp(tx: EntityManager, signUp: { activityId: string; volunteerId: string }): Promise<void> {
    const opened = await this.disputes.openForLateSignUp(tx, signUp, this.clock.now());
    if (opened) await this.outbox.add(tx, attendanceListChanged, { activityIds: [signUp.activityId] });
  }
}

type Counted = Pick<CountedHours, 'minutes' | 'steps'>;

/** What the check-ins behind an entry count by the activity's time; null for one that rests on a person's word. */
function countedBy(
  activity: ActivityEntity,
  { checkInId }: StandingEntry,
  person: AttendedPerson | undefined,
): Counted | null {
  return person?.went && person.went.id === checkInId ? proposalFor(person, activity) : null;
}

/** No entry counts more than the whole activity. */
function atMost(activity: ActivityEntity, { minutes: before }: StandingEntry): Counted {
  const { startsAt, endsAt } = activity;
  const most = longestService({ startsAt, endsAt, breaks: spansOf(activity.breaks) });
  const minutes = Math.min(before, most);
  return { minutes, steps: [{ code: 'lowered', before, after: minutes }] };
}

function whatMoved(earlier: ActivityEntity, { startsAt, endsAt }: ActivityEntity): HoursStep {
  const isSame = (one: Date, other: Date) => one.getTime() === other.getTime();
  if (isSame(earlier.startsAt, startsAt) && isSame(earlier.endsAt, endsAt)) return { code: 'breaksChanged' };
  return { code: 'rescheduled', from: startsAt.toISOString(), to: endsAt.toISOString() };
}
