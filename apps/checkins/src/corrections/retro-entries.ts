import { uuidv7 } from 'uuidv7';
import type { NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import type { CaseRecord } from './correction-cases.repository.js';

/**
 * The entries that an approved retro case adds. Service time comes with the attendance that it implies, unless
 * that counts already.
 */
export function retroEntries(one: CaseRecord, attended: boolean, recordedAt: Date): NewLedgerEntry[] {
  const entry = {
    volunteerId: one.volunteerId,
    teamId: one.teamId,
    organizationPath: one.organizationPath,
    activityId: one.activityId,
    title: one.title,
    activityClass: one.activityClass,
    linkedParties: one.linkedParties,
    from: one.from,
    grade: 'retro',
    recordedAt,
    checkInId: null,
    corrects: null,
    caseId: one.id,
    explanation: one.details,
  } as const;
  const attendance: NewLedgerEntry = {
    ...entry,
    id: uuidv7(),
    kind: 'attendance',
    to: null,
    minutes: 0,
    times: 1,
  };
  switch (one.kind) {
    case 'service': {
      const { to, minutes } = one;
      const service: NewLedgerEntry = { ...entry, id: uuidv7(), kind: 'serviceTime', to, minutes, times: 0 };
      return attended ? [service] : [attendance, service];
    }
    case 'attendance':
      return [attendance];
    case 'training':
      return [{ ...attendance, kind: 'training', to: one.to, minutes: one.minutes, times: 0 }];
    case 'award':
      return [{ ...attendance, kind: 'award', times: 0 }];
    case 'correction':
      return [];
  }
}
