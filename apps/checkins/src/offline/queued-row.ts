import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type {
  DisputeReason,
  QueuedScan,
  ReceivedScan,
  RejectionReason,
} from '@liandong/contracts/check-ins/check-in-batch';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { PlaceVerdict } from '@liandong/contracts/check-ins/device-position';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { TrueTime } from '@liandong/rules/offline-clock';
import type { CodeTime } from '@liandong/rules/offline-verdict';
import type { ActivityEntity } from '../directory/activity.entity.js';

/** A row of a batch, and when it happened. */
export interface TimedRow {
  scan: QueuedScan;
  time: TrueTime;
}

/** What a row says once its code is read and its sender's right to send it is looked at. */
export type ReadRow =
  | {
      kind: 'rejected';
      reason: RejectionReason;
      /** What could be told of it in spite of that. */
      activity: ActivityEntity | null;
      way: CheckInWay | null;
      memberId: string | null;
    }
  | {
      kind: 'genuine';
      activity: ActivityEntity;
      direction: Direction;
      way: CheckInWay;
      by: 'own' | 'leader';
      memberId: string;
      code: CodeTime;
      /** When codes like this one were made useless; null while they are good. */
      revokedAt: Date | null;
      place: PlaceVerdict;
    };

/** What a row of a batch became, or had become when it came the first time. */
export interface RowAnswer {
  scanId: string;
  outcome: 'accepted' | 'provisional' | 'duplicate' | 'disputed' | 'rejected';
  /** Of a disputed or rejected one. */
  reason: DisputeReason | RejectionReason | null;
  params: Record<string, string>;
  activityId: string | null;
  activityTitle: string;
  memberId: string | null;
  direction: Direction | null;
  way: CheckInWay | null;
  /** When it happened; null for a rejected one. */
  at: Date | null;
  grade: EvidenceGrade | null;
  minutes: number | null;
}

/** A fact that a row makes. */
export interface NewFact {
  id: string;
  attempt: number;
  factMonth: string;
  provisional: boolean;
}

/** A row with its answer and what it makes true, ready to be written. */
export interface JudgedRow {
  received: ReceivedScan;
  read: ReadRow;
  answer: RowAnswer;
  fact: NewFact | null;
  entry: NewServiceOrAttendance | null;
}

/** What a new fact adds to the ledger. */
export interface NewServiceOrAttendance {
  kind: 'attendance' | 'serviceTime';
  from: Date;
  to: Date | null;
  minutes: number;
  explanation: unknown;
}
