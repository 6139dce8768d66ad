import { uuidv7 } from 'uuidv7';
import type { EntrySubject, NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import type { CaseRecord } from './correction-cases.repository.js';

type Placed = EntrySubject & Pick<NewLedgerEntry, 'volunteerId' | 'from'>;

/** The attendance that service time implies where none counts: entered afterwards, with the case that gives the time. */
export function impliedAttendance(
  { volunteerId, teamId, organizationPath, activityId, title, activityClass, linkedParties, from }: Placed,
  caseId: string,
  recordedAt: Date,
): NewLedgerEntry {
  return {
    id: uuidv7(),
    kind: 'attendance',
    volunteerId,
    teamId,
    organizationPath,
    activityId,
    title,
    activityClass,
    linkedParties,
    from,
    to: null,
    minutes: 0,
    times: 1,
    grade: 'retro',
    recordedAt,
    checkInId: null,
    corrects: null,
    caseId,
    explanation: null,
  };
}

/**
 * The entries that an approved retro case adds.
 * @param lacksAttendance whether service time comes with the attendance that it implies
 */
export function retroEntries(one: CaseRecord, lacksAttendance: boolean, recordedAt: Date): NewLedgerEntry[] {
  const { to, minutes } = one;
  const attendance = { ...impliedAttendance(one, one.id, recordedAt), explanation: one.details };
  switch (one.kind) {
    case 'service': {
      const service: NewLedgerEntry = {
        ...attendance,
        id: uuidv7(),
        kind: 'serviceTime',
        to,
        minutes,
        times: 0,
      };
      return lacksAttendance ? [attendance, service] : [service];
    }
    case 'attendance':
      return [attendance];
    case 'training':
      return [{ ...attendance, kind: 'training', to, minutes, times: 0 }];
    case 'award':
      return [{ ...attendance, kind: 'award', times: 0 }];
    case 'correction':
      return [];
  }
}
