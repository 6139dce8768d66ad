import { Injectable, Logger } from '@nestjs/common';
import { attendanceListChanged } from '@liandong/contracts/check-ins/attendance';
import {
  NO_SCAN_ID,
  type CheckInBatchAnswer,
  type QueuedScan,
  type ReceivedScan,
  type recordCheckInBatch,
} from '@liandong/contracts/check-ins/check-in-batch';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { skewOf, type Contact } from '@liandong/rules/offline-clock';
import { Clock } from '@liandong/service-kit/clock';
import { wasOvertaken } from '@liandong/service-kit/database-errors';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { CheckInsRepository } from '../check-ins/check-ins.repository.js';
import { findDecided } from '../corrections/find-decided.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { DisputesRepository } from '../disputes/disputes.repository.js';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { DevicesRepository } from './devices.repository.js';
import { judgeQueue } from './queue-decision.js';
import { changedList, malformedRow, newCheckIns, newEntries, readScanOf } from './queue-effects.js';
import { timesOf } from './queue-times.js';
import { QueueRepository, type Sender } from './queue.repository.js';
import { wireAnswer } from './queue-answers.js';
import type { JudgedRow, ReadRow, RowAnswer, TimedRow } from './queued-row.js';
import { QueuedRowReader } from './queued-row-reader.js';

/** How often a queue is judged anew because another call wrote one of its facts first. */
const TRIES = 5;

type Batch = z.output<typeof recordCheckInBatch.input>;

/** Takes what devices kept while they had no signal. */
@Injectable()
export class CheckInQueueService {
  private readonly logger = new Logger(CheckInQueueService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly devices: DevicesRepository,
    private readonly queue: QueueRepository,
    private readonly reader: QueuedRowReader,
    private readonly disputes: DisputesRepository,
    private readonly checkIns: CheckInsRepository,
    private readonly directory: DirectoryRepository,
    private readonly ledger: LedgerEntriesRepository,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** Records a queue; an answer for each of its rows, in their order, on disk before it is given. */
  async record(batch: Batch, actor: Actor, language: Language): Promise<CheckInBatchAnswer> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      try {
        const answers = await this.dataSource.transaction((tx) => this.take(tx, batch, actor, language));
        this.relay.wake();
        return { serverTime: this.clock.now().toISOString(), skewMs: skewOf(contactOf(batch)), answers };
      } catch (error) {
        if (!wasOvertaken(error)) throw error;
        this.logger.debug(`a queue of ${batch.scans.length} was overtaken (try ${attempt})`);
      }
    }
    throw new AppError('UNAVAILABLE');
  }

  private async take(tx: EntityManager, batch: Batch, actor: Actor, language: Language) {
    const now = this.clock.now();
    const contact = contactOf(batch);
    const device = { deviceId: batch.deviceId, ownerId: actor.id };
    const memory = await this.devices.remember(tx, device, skewOf(contact), now);
    const scanIds = batch.scans.map(({ scanId }) => scanId);
    const answers = new Map<string, RowAnswer>();
    for (const stored of await this.queue.findAnswers(tx, actor.id, scanIds))
      answers.set(stored.scanId, stored);

    const fresh = firstOfEach(batch.scans).filter(({ scanId }) => !answers.has(scanId));
    const timed = timesOf(fresh.filter(isReadable), contact, memory);
    const read = await this.reader.readAll(tx, timed.rows, actor);
    const judged = [
      ...(await this.judge(tx, timed.rows, read, { actor, batch, now })),
      ...fresh.flatMap((row) => (row.kind === 'malformed' ? [malformedRow(row)] : [])),
    ];
    for (const { answer } of judged) answers.set(answer.scanId, answer);
    await this.save(
      tx,
      judged.filter(({ answer }) => answer.scanId !== NO_SCAN_ID),
      {
        sentBy: actor.id,
        deviceId: batch.deviceId,
        skewMs: skewOf(contact),
        receivedAt: new Date(batch.receivedAt),
      },
      now,
    );
    await this.devices.keep(tx, device, { ...timed.memory, skewMs: skewOf(contact) }, now);

    const members = [...answers.values()].flatMap(({ memberId }) => memberId ?? []);
    const names = await this.directory.findNames(tx, [...new Set(members)]);
    return batch.scans.flatMap(({ scanId }) => {
      const answer = answers.get(scanId);
      return answer ? [wireAnswer(answer, names, language)] : [];
    });
  }

  private async judge(
    tx: EntityManager,
    rows: readonly TimedRow[],
    read: readonly ReadRow[],
    { actor, batch, now }: { actor: Actor; batch: Batch; now: Date },
  ): Promise<JudgedRow[]> {
    const people = read.flatMap((one) =>
      one.kind === 'genuine' ? [{ activityId: one.activity.id, memberId: one.memberId }] : [],
    );
    // Whoever confirms or corrects holds the same locks: the one does not overlook the other.
    await this.ledger.lockPeople(
      tx,
      people.map(({ memberId }) => memberId),
    );
    const decided = await findDecided(tx, people);
    const scans = rows.map((row, index) => readScanOf(row, read[index], batch, actor.id));
    const known = await this.checkIns.known(
      scans.flatMap((scan) => scan ?? []),
      now,
    );
    const next = known.values();
    return judgeQueue(
      rows.flatMap((row, index) => {
        const one = read[index];
        if (!one) return [];
        const name = one.kind === 'genuine' ? `${one.activity.id}|${one.memberId}` : '';
        const isKnown = scans[index] !== null && scans[index] !== undefined;
        return [
          {
            row,
            read: one,
            known: isKnown ? (next.next().value ?? null) : null,
            decided: decided.has(name),
          },
        ];
      }),
    );
  }

  private async save(
    tx: EntityManager,
    judged: readonly JudgedRow[],
    sender: Sender,
    now: Date,
  ): Promise<void> {
    if (judged.length === 0) return;
    await this.queue.save(tx, judged, sender);
    await this.ledger.append(tx, newEntries(judged, now));
    const early = await this.disputes.openForEarlyCheckOuts(tx, newCheckIns(judged), now);
    const activityIds = [...new Set([...early, ...judged.flatMap(changedList)])];
    if (activityIds.length > 0) await this.outbox.add(tx, attendanceListChanged, { activityIds });
  }
}

function contactOf(batch: Batch): Contact {
  return { sentAt: Date.parse(batch.sentAt), receivedAt: Date.parse(batch.receivedAt) };
}

function isReadable(row: ReceivedScan): row is QueuedScan {
  return row.kind !== 'malformed';
}

/** A row that is twice in a batch is one row. */
function firstOfEach(scans: readonly ReceivedScan[]): ReceivedScan[] {
  return [...new Map(scans.toReversed().map((scan) => [scan.scanId, scan])).values()].toReversed();
}
