import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { LedgerEntriesRepository, type NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import type { SealedBatch } from '../proof/sealed-batch.js';
import { SealedEntriesListeners, type SealedEntriesListener } from '../proof/sealed-entries-listeners.js';
import { changeOfService } from './report-in-service-policy.js';
import { ReportInsRepository, type Attendance, type AttendanceKey } from './report-ins.repository.js';

/**
 * Counts what was attended in a community as report-in service of those who are reported in there. It follows the
 * sealed attendances and their corrections, within the sealer's transaction: exactly once, and never on the hot
 * path. Only whoever holds the right to seal may call it.
 */
@Injectable()
export class ReportInServices implements SealedEntriesListener, OnModuleInit {
  constructor(
    private readonly listeners: SealedEntriesListeners,
    private readonly reportIns: ReportInsRepository,
    private readonly ledger: LedgerEntriesRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.listeners.add(this);
  }

  async entriesSealed(tx: EntityManager, batch: SealedBatch): Promise<void> {
    await this.follow(tx, await this.reportIns.findConcerned(tx, batch));
  }

  /** Writes what the report-in service of these attendances has to change by; nothing when it is right. */
  async follow(tx: EntityManager, keys: readonly AttendanceKey[]): Promise<void> {
    if (keys.length === 0) return;
    const now = this.clock.now();
    const attendances = await this.reportIns.findAttendances(tx, keys);
    const changes = attendances.flatMap((attendance) => {
      const times = changeOfService(attendance);
      return times === 0 ? [] : [{ attendance, entry: entryOf(attendance, times, now) }];
    });
    await this.ledger.append(
      tx,
      changes.map(({ entry }) => entry),
    );
    await this.reportIns.addServices(
      tx,
      changes.flatMap(({ attendance, entry }) =>
        entry.corrects === null ? [{ attendanceId: attendance.id, entryId: entry.id, from: entry.from }] : [],
      ),
    );
  }
}

/** Person-times only: the minutes are counted by the service time. */
function entryOf(attendance: Attendance, times: number, recordedAt: Date): NewLedgerEntry {
  const { serviceId, attended: _a, isReportedIn: _r, counted: _c, isDecided: _d, ...fields } = attendance;
  return {
    ...fields,
    id: uuidv7(),
    kind: serviceId === null ? 'reportInService' : 'correction',
    minutes: 0,
    times,
    recordedAt,
    corrects: serviceId,
    caseId: null,
    explanation: null,
  };
}
