import { Injectable } from '@nestjs/common';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import { mayManageTeam, mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import type {
  Confirmation,
  ConfirmInput,
  ConfirmationRow,
  Presence,
} from '@liandong/contracts/confirmations/confirmation';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { longestService } from '@liandong/rules/hours';
import { shanghaiShort } from '@liandong/rules/shanghai-time';
import { spansOf } from '@liandong/rules/spans';
import { tenthWorkingDay, type WorkCalendar } from '@liandong/rules/working-days';
import { Clock } from '@liandong/service-kit/clock';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { attestedPart, heldPart } from '../directory/held-part.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { WorkCalendarService } from '../work-calendar/work-calendar.service.js';
import type { AttendedPerson } from './attended-person.js';
import { AttendedPeople } from './attended-people.js';
import { deadlineOf } from './confirmation-deadline.js';
import { entriesOf } from './confirmation-entries.js';
import { planConfirmation, type PlannedDecision } from './confirmation-plan.js';
import { rowOf } from './confirmation-state.js';
import { versionOf } from './confirmation-version.js';
import { ConfirmationsRepository } from './confirmations.repository.js';

@Injectable()
export class ConfirmationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly repository: ConfirmationsRepository,
    private readonly people: AttendedPeople,
    private readonly ledger: LedgerEntriesRepository,
    private readonly calendar: WorkCalendarService,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError ACTIVITY_NOT_FOUND, FORBIDDEN for those who may not read the team */
  async get(activityId: string, actor: Actor): Promise<Confirmation> {
    const { manager } = this.dataSource;
    const activity = await this.held(manager, activityId);
    if (!mayReadTeam(actor, activity)) throw new AppError('FORBIDDEN');
    return this.view(manager, activity, await this.people.of(manager, activity), actor);
  }

  /**
   * Confirms rows of an activity: decisions, ledger entries and the news of it in one transaction, one confirmation
   * of an activity at a time. Whoever looked at an older state gets the present one when it already is as wished,
   * and a conflict otherwise.
   */
  async confirm(activityId: string, input: ConfirmInput, actor: Actor): Promise<Confirmation> {
    checkTexts(Object.fromEntries(input.fixes.map(({ note }, place) => [`fixes.${place}.note`, note])));
    const confirmation = await this.dataSource.transaction(async (tx) => {
      // Before it is read: news that move it take the same lock.
      await this.repository.lockActivity(tx, activityId);
      const activity = await this.held(tx, activityId);
      if (!mayManageTeam(actor, activity)) throw new AppError('FORBIDDEN');
      assertInTime(activity, await this.calendar.current(tx), this.clock.now());
      const listed = await this.people.of(tx, activity);
      await this.ledger.lockPeople(
        tx,
        listed.map((person) => person.volunteerId),
      );
      const people = await this.people.of(tx, activity);
      const planned = this.plan(people, activity, input, actor);
      if (planned.length === 0) return this.view(tx, activity, people, actor);
      await this.write(tx, activity, planned, actor);
      return this.view(tx, activity, await this.people.of(tx, activity), actor);
    });
    this.relay.wake();
    return confirmation;
  }

  private async held(tx: EntityManager, activityId: string): Promise<ActivityEntity> {
    return heldPart(await this.directory.getActivity(tx, activityId));
  }

  private plan(
    people: readonly AttendedPerson[],
    activity: ActivityEntity,
    { version, all, fixes }: ConfirmInput,
    actor: Actor,
  ): PlannedDecision[] {
    const wish = { people, activity, all, fixes, actorId: actor.id, now: this.clock.now() };
    if (version === versionOf(people)) return planConfirmation(wish);
    const changed = () => new AppError('CONFIRMATION_CHANGED_MEANWHILE');
    try {
      if (planConfirmation(wish).length > 0) throw changed();
      return [];
    } catch (error) {
      throw error instanceof AppError ? changed() : error;
    }
  }

  private async write(
    tx: EntityManager,
    activity: ActivityEntity,
    planned: readonly PlannedDecision[],
    actor: Actor,
  ): Promise<void> {
    const now = this.clock.now();
    const written = planned.map((decision) => ({ decision, entries: entriesOf(decision, activity, now) }));
    await this.ledger.append(
      tx,
      written.flatMap(({ entries }) => entries),
    );
    const decisions = written.map(({ decision, entries }) => {
      const service = entries.find(({ kind }) => kind === 'serviceTime');
      return { ...decision, entryId: service?.id ?? decision.person.service?.id ?? null };
    });
    await this.repository.addDecisions(tx, activity.id, decisions, actor.id, now);
    await this.outbox.add(tx, attendanceListChanged, { activityIds: [activity.id] });
    await this.outbox.add(tx, attendanceDenied, ...planned.flatMap((decision) => newsOf(decision, activity)));
  }

  private async view(
    tx: EntityManager,
    activity: ActivityEntity,
    people: readonly AttendedPerson[],
    actor: Actor,
  ): Promise<Confirmation> {
    const now = this.clock.now();
    const deciders = people.flatMap(({ decision }) => decision?.decidedBy ?? []);
    const names = await this.repository.findNames(tx, deciders);
    const disputesPending = await this.repository.countPendingDisputes(tx, activity.id);
    const calendar = await this.calendar.current(tx);
    const nameOf = (id: string) => names.get(id) ?? '';
    const rows = people.map((person) => rowOf(person, activity, now, { actorId: actor.id, nameOf }));
    const deadline = deadlineOf(activity.endsAt, now, calendar);
    const { startsAt, endsAt } = activity;
    const { startsAt: countsFrom } = attestedPart(activity);
    return {
      activityId: activity.id,
      activityTitle: activity.title,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      countsFrom: countsFrom.toISOString(),
      recordsService: recordsService(activity.activityClass),
      longestMinutes: longestService({ startsAt: countsFrom, endsAt, breaks: spansOf(activity.breaks) }),
      deadline,
      cancelled: isCancelled(activity),
      mayConfirm: mayManageTeam(actor, activity) && now >= endsAt && !deadline.overdue,
      disputesPending,
      counts: countsOf(rows, isCancelled(activity)),
      version: versionOf(people),
      rows,
    };
  }
}

/** Who never came knows; whose attendance or time is taken back should hear of it. */
function newsOf(
  { outcome, person, lowerTo, note }: PlannedDecision,
  activity: ActivityEntity,
): z.input<typeof attendanceDenied.payload>[] {
  const { volunteerId, attendance, service } = person;
  const about = { activityId: activity.id, activityTitle: activity.title, volunteerId, note };
  if (outcome === 'noShow') return attendance ? [{ ...about, why: 'noShow' }] : [];
  if (!service || lowerTo === null || lowerTo >= service.minutes) return [];
  return [{ ...about, why: 'lowered', minutes: { before: service.minutes, after: lowerTo } }];
}

/** @throws AppError when the activity has not ended, or its ten working days are over */
function assertInTime({ endsAt }: ActivityEntity, calendar: WorkCalendar, now: Date): void {
  if (now < endsAt) throw new AppError('CONFIRMATION_TOO_EARLY', { endsAt: shanghaiShort(endsAt) });
  const deadline = tenthWorkingDay(endsAt, calendar);
  if (now >= deadline.endsAt) throw new AppError('CONFIRMATION_CLOSED', { dueOn: deadline.day });
}

function isCancelled({ status }: ActivityEntity): boolean {
  return status === 'cancelled';
}

/** As it was decided, else as the check-ins say. */
function presenceAfter({ state, presence, decision }: ConfirmationRow): Presence {
  if (state !== 'confirmed' || !decision) return presence;
  if (decision.overturned) return 'entered';
  return decision.outcome === 'noShow' ? 'noShow' : presence;
}

/** That somebody was at a cancelled activity is for its leader to say, whatever the codes prove. */
function countsOf(rows: readonly ConfirmationRow[], cancelled: boolean): Confirmation['counts'] {
  const count = (matches: (row: ConfirmationRow) => boolean) => rows.filter(matches).length;
  const are = (presence: Presence) => count((row) => presenceAfter(row) === presence);
  // Of who was entered afterwards, the check-ins do not say when they came and left.
  const came = (row: ConfirmationRow) => !['noShow', 'entered'].includes(presenceAfter(row));
  return {
    present: count((row) => presenceAfter(row) === 'present' && !row.late && !row.leftEarly),
    late: count((row) => row.late && came(row)),
    leftEarly: count((row) => row.leftEarly && came(row)),
    unclosed: are('unclosed'),
    entered: are('entered'),
    noShow: are('noShow'),
    open: count(({ state }) => state === 'open' || state === 'raisable' || (cancelled && state === 'proven')),
  };
}
