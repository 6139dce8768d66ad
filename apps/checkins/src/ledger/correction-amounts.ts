import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { LedgerEntryKind } from '@liandong/contracts/ledger/ledger';

/** What an entry counts now, with all corrections of it so far. */
export interface CurrentValue {
  kind: LedgerEntryKind;
  /** Of the entry itself. */
  grade: EvidenceGrade;
  /** What earlier corrections raised, net; never below 0. */
  retroMinutes: number;
  /** All of it. */
  minutes: number;
  times: number;
  /** How many there are. */
  corrections: number;
}

/** What shall be counted instead. */
export interface WantedValue {
  minutes: number;
  annul: boolean;
}

/** One signed change, to be one correction entry. */
export interface Change {
  grade: EvidenceGrade;
  minutes: number;
  times: number;
}

/** Kinds that count minutes; of the others only the person-times can be taken back. */
const timed: ReadonlySet<LedgerEntryKind> = new Set(['serviceTime', 'training']);

export function countsMinutes(kind: LedgerEntryKind): boolean {
  return timed.has(kind);
}

/**
 * Takes minutes and person-times away: minutes from what was raised before, then from the entry's own grade, so that
 * no grade's total falls below what the other entries gave it.
 * @returns nothing when there is nothing to take
 */
export function lowering(
  { grade, retroMinutes }: Pick<CurrentValue, 'grade' | 'retroMinutes'>,
  less: { minutes: number; times: number },
): Change[] {
  const fromRetro = grade === 'retro' ? 0 : Math.min(Math.max(0, retroMinutes), less.minutes);
  const fromOwn = less.minutes - fromRetro;
  const changes: Change[] = [];
  if (fromRetro > 0) changes.push({ grade: 'retro', minutes: -fromRetro, times: 0 });
  if (fromOwn > 0 || less.times > 0) changes.push({ grade, minutes: -fromOwn || 0, times: -less.times || 0 });
  return changes;
}

/**
 * The corrections that lead from what is counted to what shall be. More minutes are always `retro`. An award, which
 * counts nothing, is annulled by a correction that says so.
 * @returns nothing when nothing changes
 */
export function changesTo(current: CurrentValue, wanted: WantedValue): Change[] {
  const { kind, grade, corrections } = current;
  if (wanted.annul && kind === 'award') return corrections === 0 ? [{ grade, minutes: 0, times: 0 }] : [];
  const lessTimes = wanted.annul ? current.times : 0;
  const difference = (wanted.annul ? 0 : wanted.minutes) - current.minutes;
  if (difference > 0) return [{ grade: 'retro', minutes: difference, times: -lessTimes || 0 }];
  return lowering(current, { minutes: -difference, times: lessTimes });
}
