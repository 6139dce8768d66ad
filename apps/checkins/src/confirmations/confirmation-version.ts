import { createHash } from 'node:crypto';
import type { AttendedPerson } from './attended-person.js';

/** A short name of everything that a leader's decision rests on: another state has another. */
export function versionOf(people: readonly AttendedPerson[]): string {
  const seen = people.map(({ volunteerId, came, went, decision, attendance, service, raise }) => [
    volunteerId,
    came?.id ?? null,
    went?.id ?? null,
    decision?.attempt ?? null,
    attendance && attendance.id,
    service && [service.id, service.minutes],
    ...(raise ? [raise.minutes] : []),
  ]);
  return createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22);
}
