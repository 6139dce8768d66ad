import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { ConfirmedOutcome } from '@liandong/contracts/confirmations/confirmation';
import type { HoursStep } from '@liandong/rules/hours-steps';
import type { OtherService } from '@liandong/rules/hours';

/** A check-in or check-out that holds. */
export interface HeldFact {
  id: string;
  at: Date;
  way: CheckInWay;
  grade: EvidenceGrade;
  /** Scanned without signal, on the word of the member's own phone. */
  provisional: boolean;
}

/** The last decision on somebody's attendance, with the facts that it was made on. */
export interface Decision {
  attempt: number;
  outcome: ConfirmedOutcome;
  minutes: number | null;
  note: string | null;
  checkInId: string | null;
  checkOutId: string | null;
  decidedBy: string;
  decidedAt: Date;
}

/** An entry of this activity in the ledger, with its corrections. */
export interface RecordedEntry {
  id: string;
  from: Date;
  to: Date | null;
  minutes: number;
  /** Of these, what corrections raised: graded `retro`, whatever the entry's own grade. */
  retroMinutes: number;
  times: number;
  grade: EvidenceGrade;
  explanation: HoursStep[];
}

/** Time that the present time of a moved activity would count. */
export interface OpenRaise {
  entryId: string;
  minutes: number;
  explanation: HoursStep[];
}

/** Everything that is known of one person at one activity. */
export interface AttendedPerson {
  volunteerId: string;
  displayName: string;
  signedUp: boolean;
  came: HeldFact | null;
  went: HeldFact | null;
  decision: Decision | null;
  attendance: RecordedEntry | null;
  service: RecordedEntry | null;
  /** More than the recorded service, by a later announced time, which nobody has decided on. */
  raise: OpenRaise | null;
  /** Service elsewhere at the same time that the ledger counts already. */
  others: OtherService[];
}
