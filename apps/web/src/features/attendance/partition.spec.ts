import { describe, expect, it } from '@jest/globals';
import type { AttendanceRow } from '@liandong/contracts/check-ins/attendance';
import { arrivals, partition } from './partition.js';

function row(volunteerId: string, checkedInAt: string | null): AttendanceRow {
  return {
    volunteerId,
    displayName: volunteerId,
    signedUp: true,
    checkedInAt,
    checkedOutAt: null,
    way: null,
    grade: null,
    minutes: null,
    awaitsLeader: false,
    entered: false,
    retroMinutes: 0,
    noShow: false,
  };
}

const tashi = row('tashi', '2026-11-24T01:02:00.000Z');
const drolma = row('drolma', null);
const drolmaCame = row('drolma', '2026-11-24T01:05:00.000Z');

describe('the attendance list', () => {
  it('tells those who came from those who are awaited', () => {
    expect(partition([tashi, drolma])).toEqual({ present: [tashi], awaited: [drolma], absent: [] });
  });

  it('leaves out of both whom the leader decided not to have been there', () => {
    const absent = [tashi, drolma].map((one) => ({ ...one, noShow: true }));
    expect(partition(absent)).toEqual({ present: [], awaited: [], absent });
  });

  it('announces who has come since the snapshot before', () => {
    expect(arrivals([tashi, drolma], [drolmaCame, tashi])).toEqual([drolmaCame]);
  });

  it('announces nobody when it opens, and nobody twice', () => {
    expect(arrivals(null, [tashi])).toEqual([]);
    expect(arrivals([tashi], [tashi])).toEqual([]);
  });
});
