import { randomUUID } from 'node:crypto';
import type { ReadScan } from '../check-ins/scan.js';
import { ActivityEntity } from '../directory/activity.entity.js';
import { atMinute } from './at-minute.js';

/** An activity from minute 0 to 120, for tests of what knows neither the database nor codes. */
export function twoHours(id: string, factMonth = '2026-11-01'): ActivityEntity {
  const times = { startsAt: atMinute(0), endsAt: atMinute(120) };
  return Object.assign(new ActivityEntity(), { id, factMonth, ...times });
}

/** A scan of a genuine venue code. */
export function readScan(
  volunteerId: string,
  activity: ActivityEntity,
  at: Date,
  direction: 'in' | 'out' = 'in',
): ReadScan {
  const scan = { scanId: randomUUID(), volunteerId, scannedBy: randomUUID(), at };
  return {
    scan: { ...scan, receivedAt: at, scannedAt: null, deviceId: null },
    code: { kind: 'genuine', activity, direction, way: 'venueCode', step: 1 },
    place: 'unknown',
  };
}
