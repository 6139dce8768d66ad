import type { MalformedScan, recordCheckInBatch } from '@liandong/contracts/check-ins/check-in-batch';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type { ReadScan } from '../check-ins/scan.js';
import type { NewCheckIn } from '../disputes/disputes.repository.js';
import type { NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import type { JudgedRow, ReadRow, TimedRow } from './queued-row.js';

/** A row as the hot path knows scans; null for one that cannot be judged. */
export function readScanOf(
  { scan, time }: TimedRow,
  read: ReadRow | undefined,
  batch: z.output<typeof recordCheckInBatch.input>,
  sentBy: string,
): ReadScan | null {
  if (read?.kind !== 'genuine') return null;
  const { activity, direction, way, place } = read;
  return {
    scan: {
      scanId: scan.scanId,
      volunteerId: read.memberId,
      scannedBy: sentBy,
      at: new Date(time.at),
      receivedAt: new Date(batch.receivedAt),
      scannedAt: new Date(scan.scannedAt),
      deviceId: batch.deviceId,
    },
    code: { kind: 'genuine', activity, direction, way, step: null },
    place,
  };
}

/** A row that could not be read, with its answer. */
export function malformedRow(received: MalformedScan): JudgedRow {
  return {
    received,
    read: { kind: 'rejected', reason: 'VALIDATION_FAILED', activity: null, way: null, memberId: null },
    answer: {
      scanId: received.scanId,
      outcome: 'rejected',
      reason: 'VALIDATION_FAILED',
      params: received.fields === '' ? {} : { fields: received.fields },
      activityId: null,
      activityTitle: '',
      memberId: null,
      direction: null,
      way: null,
      at: null,
      grade: null,
      minutes: null,
    },
    fact: null,
    entry: null,
  };
}

/** What the facts of a queue add to the ledger. */
export function newEntries(judged: readonly JudgedRow[], recordedAt: Date): NewLedgerEntry[] {
  return judged.flatMap(({ read, answer, fact, entry }) => {
    if (read.kind !== 'genuine' || !fact || !entry || !answer.grade) return [];
    const { activity, memberId } = read;
    return [
      {
        id: uuidv7(),
        kind: entry.kind,
        volunteerId: memberId,
        teamId: activity.teamId,
        organizationPath: activity.organizationPath,
        activityId: activity.id,
        title: activity.title,
        activityClass: activity.activityClass,
        linkedParties: activity.linkedParties,
        from: entry.from,
        to: entry.to,
        minutes: entry.minutes,
        times: entry.kind === 'attendance' ? 1 : 0,
        grade: answer.grade,
        recordedAt,
        checkInId: fact.id,
        corrects: null,
        caseId: null,
        explanation: entry.explanation,
      },
    ];
  });
}

/** The activity whose attendance list shows a row now: as come or left, or as one to be decided. */
export function changedList({ answer: { outcome, activityId }, fact }: JudgedRow): string[] {
  return activityId !== null && (fact || outcome === 'disputed') ? [activityId] : [];
}

/** The check-ins among the rows. */
export function newCheckIns(judged: readonly JudgedRow[]): NewCheckIn[] {
  return judged.flatMap(({ read, answer: { at }, fact }) =>
    read.kind === 'genuine' && fact && at && read.direction === 'in'
      ? [{ activityId: read.activity.id, memberId: read.memberId, at }]
      : [],
  );
}
