import { Injectable } from '@nestjs/common';
import { attendanceDenied } from '@liandong/contracts/check-ins/attendance-denied';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { brokenUniqueConstraint } from '@liandong/service-kit/database-errors';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { findDecided } from '../corrections/find-decided.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { loweringEntries } from '../ledger/correction-entry.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { StandingEntriesRepository } from '../ledger/standing-entries.repository.js';
import { whyNotAnnul } from './annulment-policy.js';
import { AnnulmentsRepository, type ScannedFact } from './annulments.repository.js';

/** How often it is tried anew because a check-out or a second tap came in between. */
const TRIES = 5;

interface AnnulmentWish {
  scanId: string;
  deviceId: string;
}

/** Undoes check-ins that were a mistake. */
@Injectable()
export class AnnulmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly annulments: AnnulmentsRepository,
    private readonly directory: DirectoryRepository,
    private readonly standing: StandingEntriesRepository,
    private readonly ledger: LedgerEntriesRepository,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Undoes what the actor's scan made true; with a check-in goes the check-out that followed it. The same wish
   * again gets the same answer.
   * @throws AppError CHECK_IN_NOT_FOUND, ANNUL_OTHER_DEVICE, ANNUL_TOO_LATE, ANNUL_DECIDED
   */
  async annul(wish: AnnulmentWish, actor: Actor): Promise<{ scanId: string; annulledAt: string }> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        const annulledAt = await this.dataSource.transaction((tx) => this.tryToAnnul(tx, wish, actor));
        this.relay.wake();
        return { scanId: wish.scanId, annulledAt: annulledAt.toISOString() };
      } catch (error) {
        if (!brokenUniqueConstraint(error)) throw error;
      }
    }
    throw new AppError('UNAVAILABLE');
  }

  private async tryToAnnul(tx: EntityManager, wish: AnnulmentWish, actor: Actor): Promise<Date> {
    const fact = await this.annulments.findFact(tx, wish.scanId, actor.id);
    if (!fact) throw new AppError('CHECK_IN_NOT_FOUND');
    if (fact.annulledAt) return fact.annulledAt;
    const annulledAt = this.clock.now();
    const obstacle = whyNotAnnul(fact, wish.deviceId, annulledAt);
    if (obstacle) throw new AppError(obstacle);
    // Whoever confirms or corrects holds the same lock: the one does not overlook the other.
    await this.ledger.lockPeople(tx, [fact.volunteerId]);
    const decided = await findDecided(tx, [{ activityId: fact.activityId, memberId: fact.volunteerId }]);
    if (decided.size > 0) throw new AppError('ANNUL_DECIDED');
    const undone = fact.direction === 'in' ? [fact.id, await this.checkOutOf(tx, fact)] : [fact.id];
    await this.annulments.annul(tx, undone, { annulledBy: actor.id, deviceId: wish.deviceId, annulledAt });
    const activity = await this.directory.findActivity(tx, fact.activityId);
    if (activity) await this.takeBack(tx, activity, fact, new Set(undone), annulledAt);
    await this.outbox.add(tx, attendanceListChanged, { activityIds: [fact.activityId] });
    if (activity && actor.id !== fact.volunteerId) await this.tell(tx, activity, fact);
    return annulledAt;
  }

  /** Whose check-in a leader undid is on no list any more. */
  private async tell(
    tx: EntityManager,
    activity: ActivityEntity,
    { volunteerId }: ScannedFact,
  ): Promise<void> {
    const about = { activityId: activity.id, activityTitle: activity.title, volunteerId, note: null };
    await this.outbox.add(tx, attendanceDenied, { ...about, why: 'annulled' });
  }

  private async checkOutOf(tx: EntityManager, fact: ScannedFact): Promise<string> {
    const known = await this.annulments.findCheckOut(tx, fact);
    if (known.id) return known.id;
    const id = uuidv7();
    await this.annulments.occupyCheckOut(tx, fact, id, known.nextAttempt);
    return id;
  }

  /** Takes out of the ledger what these facts brought into it. */
  private async takeBack(
    tx: EntityManager,
    activity: ActivityEntity,
    { direction }: ScannedFact,
    checkInIds: ReadonlySet<string>,
    at: Date,
  ): Promise<void> {
    const entries = await this.standing.findOfActivity(tx, activity);
    const corrections = entries
      .filter(({ checkInId }) => checkInId !== null && checkInIds.has(checkInId))
      .flatMap((entry) => {
        const steps = [{ code: 'annulled', at: at.toISOString(), direction } as const];
        return loweringEntries(entry, { minutes: 0, times: 0 }, steps, at);
      });
    await this.ledger.append(tx, corrections);
  }
}
