import { Injectable } from '@nestjs/common';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import type {
  decideDispute,
  listDisputes,
  QueuedScanAnswer,
} from '@liandong/contracts/check-ins/check-in-batch';
import { mayManageTeam, mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { wasOvertaken } from '@liandong/service-kit/database-errors';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { wireAnswer } from '../offline/queue-answers.js';
import type { RowAnswer } from '../offline/queued-row.js';
import { isPossible, whyNotTrue } from './dispute-policy.js';
import { DisputesRepository, type DecidedDispute, type DisputeRecord } from './disputes.repository.js';

/** How often a decision is tried anew because a scan of the same person came in between. */
const TRIES = 5;

type Wish = z.output<typeof decideDispute.input>;

/** Scans that could be true and cannot be proven: the leader decides them. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly disputes: DisputesRepository,
    private readonly directory: DirectoryRepository,
    private readonly ledger: LedgerEntriesRepository,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** The open ones of an activity, for those who may read the team. */
  async open(activityId: string, actor: Actor): Promise<z.output<typeof listDisputes.output>> {
    const { manager } = this.dataSource;
    const activity = await this.directory.getActivity(manager, activityId);
    if (!mayReadTeam(actor, activity)) throw new AppError('FORBIDDEN');
    const open = await this.disputes.findOpen(manager, activityId);
    const names = await this.directory.findNames(
      manager,
      open.map(({ volunteerId }) => volunteerId),
    );
    const now = this.clock.now();
    const items = open.map((dispute) => ({
      scanId: dispute.scanId,
      activityId,
      activityTitle: activity.title,
      volunteerId: dispute.volunteerId,
      displayName: names.get(dispute.volunteerId) ?? '',
      direction: dispute.direction,
      way: dispute.way,
      at: dispute.at.toISOString(),
      reason: dispute.reason,
      scannedAt: dispute.scannedAt.toISOString(),
      receivedAt: dispute.receivedAt.toISOString(),
      skewMs: dispute.skewMs === null ? null : Number(dispute.skewMs),
      possible: isPossible(dispute.at, activity, now),
    }));
    return { items, mayDecide: mayManageTeam(actor, activity) };
  }

  /** Decides one, once and for all. An accepted scan is a fact graded `leader`; nobody decides their own. */
  async decide(wish: Wish, actor: Actor, language: Language): Promise<QueuedScanAnswer> {
    checkTexts({ note: wish.note });
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        const answer = await this.dataSource.transaction((tx) => this.tryToDecide(tx, wish, actor, language));
        this.relay.wake();
        return answer;
      } catch (error) {
        if (!wasOvertaken(error)) throw error;
      }
    }
    throw new AppError('UNAVAILABLE');
  }

  private async tryToDecide(
    tx: EntityManager,
    wish: Wish,
    actor: Actor,
    language: Language,
  ): Promise<QueuedScanAnswer> {
    const activity = await this.directory.getActivity(tx, wish.activityId);
    if (!mayManageTeam(actor, activity)) throw new AppError('FORBIDDEN');
    const dispute = await this.disputes.find(tx, wish.activityId, wish.scanId);
    if (!dispute) throw new AppError('DISPUTE_NOT_FOUND');
    if (dispute.decided) throw new AppError('DISPUTE_DECIDED');
    if (dispute.volunteerId === actor.id) throw new AppError('OWN_CASE');
    await this.ledger.lockPeople(tx, [dispute.volunteerId]);

    const names = await this.directory.findNames(tx, [dispute.volunteerId]);
    await this.outbox.add(tx, attendanceListChanged, { activityIds: [activity.id] });
    const { decision, answer } = await this.judge(tx, wish, dispute, activity, actor);
    await this.disputes.decide(tx, dispute, decision);
    if (wish.decision === 'reject')
      await this.outbox.add(tx, attendanceDenied, {
        activityId: activity.id,
        activityTitle: activity.title,
        volunteerId: dispute.volunteerId,
        why: 'scanRejected',
        note: wish.note,
      });
    if (wish.alike) {
      // With an accepted one they tell of the same fact, with a rejected one of none.
      const others = await this.disputes.findAlike(tx, dispute);
      for (const other of others) await this.disputes.decide(tx, other, { ...decision, checkInId: null });
    }
    return wireAnswer(answer, names, language);
  }

  private async judge(
    tx: EntityManager,
    wish: Wish,
    dispute: DisputeRecord,
    activity: ActivityEntity,
    actor: Actor,
  ): Promise<{ decision: DecidedDispute; answer: RowAnswer }> {
    const now = this.clock.now();
    const decided = { decision: wish.decision, note: wish.note, decidedBy: actor.id, decidedAt: now };
    const row = rowOf(dispute, activity);
    if (wish.decision === 'reject') {
      return {
        decision: { ...decided, at: null, checkInId: null },
        answer: { ...row, outcome: 'rejected' },
      };
    }
    const at = wish.at ? new Date(wish.at) : dispute.at;
    const { made, checkInId } = await this.accept(tx, dispute, activity, at, now);
    return { decision: { ...decided, at, checkInId }, answer: { ...row, ...made } };
  }

  /** Makes the fact, unless it is there by now. */
  private async accept(
    tx: EntityManager,
    dispute: DisputeRecord,
    activity: ActivityEntity,
    at: Date,
    now: Date,
  ): Promise<{ made: Pick<RowAnswer, 'outcome' | 'at'>; checkInId: string | null }> {
    const slots = await this.disputes.findSlots(tx, activity, dispute.volunteerId);
    const slot = slots[dispute.direction];
    if (slot.at) return { made: { outcome: 'duplicate', at: slot.at }, checkInId: null };
    const standing = { checkedInAt: slots.in.at, checkedOutAt: slots.out.at };
    const obstacle = whyNotTrue({ direction: dispute.direction, at }, activity, standing, now);
    if (obstacle) throw new AppError(obstacle);
    const id = uuidv7();
    const { factMonth } = activity;
    await this.disputes.addFact(tx, dispute, { id, factMonth, attempt: slot.nextAttempt, at });
    const { direction, volunteerId } = dispute;
    if (direction === 'in') {
      // Whoever was entered afterwards meanwhile has attended once.
      if (!(await this.ledger.isAttended(tx, activity.id, volunteerId)))
        await this.countAttendance(tx, activity, { id, volunteerId, at, now });
      const came = { activityId: activity.id, memberId: volunteerId, at };
      await this.disputes.openForEarlyCheckOuts(tx, [came], now);
    }
    return { made: { outcome: 'accepted', at }, checkInId: id };
  }

  private async countAttendance(
    tx: EntityManager,
    activity: ActivityEntity,
    { id, volunteerId, at, now }: { id: string; volunteerId: string; at: Date; now: Date },
  ): Promise<void> {
    await this.ledger.append(tx, [
      {
        id: uuidv7(),
        kind: 'attendance',
        volunteerId,
        teamId: activity.teamId,
        organizationPath: activity.organizationPath,
        activityId: activity.id,
        title: activity.title,
        activityClass: activity.activityClass,
        linkedParties: activity.linkedParties,
        from: at,
        to: null,
        minutes: 0,
        times: 1,
        grade: 'leader',
        recordedAt: now,
        checkInId: id,
        corrects: null,
        caseId: null,
        explanation: null,
      },
    ]);
  }
}

function rowOf(dispute: DisputeRecord, activity: ActivityEntity): RowAnswer {
  return {
    scanId: dispute.scanId,
    outcome: 'accepted',
    reason: 'REJECTED_BY_LEADER',
    params: {},
    activityId: activity.id,
    activityTitle: activity.title,
    memberId: dispute.volunteerId,
    direction: dispute.direction,
    way: dispute.way,
    at: dispute.at,
    grade: 'leader',
    minutes: null,
  };
}
