import { describe, expect, it } from '@jest/globals';
import type { Dispute } from '@liandong/contracts/check-ins/check-in-batch';
import { groupDisputes } from './group-disputes.js';

const dispute = (
  scanId: string,
  volunteerId: string,
  direction: 'in' | 'out',
  at: string,
  possible = true,
): Dispute => ({
  scanId,
  activityId: 'activity',
  activityTitle: '清洁河道',
  volunteerId,
  displayName: volunteerId,
  direction,
  way: 'memberCode',
  at,
  reason: 'NOT_SIGNED_UP',
  scannedAt: at,
  receivedAt: at,
  skewMs: null,
  possible,
});

describe('disputed scans', () => {
  it('are one matter for a person in a direction: by the first to come, by the last to leave', () => {
    const groups = groupDisputes([
      dispute('0', 'tashi', 'in', '1970', false),
      dispute('1', 'tashi', 'in', '08:00'),
      dispute('2', 'drolma', 'in', '08:01'),
      dispute('3', 'tashi', 'in', '08:02'),
      dispute('4', 'tashi', 'out', '10:00'),
      dispute('5', 'tashi', 'out', '10:30'),
    ]);
    const told = groups.map((group) => [group.dispute.scanId, group.all.map(({ scanId }) => scanId)]);
    expect(told).toEqual([
      ['1', ['0', '1', '3']],
      ['2', ['2']],
      ['5', ['4', '5']],
    ]);
  });
});
