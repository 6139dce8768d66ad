import { describe, expect, it } from '@jest/globals';
import type { LedgerGroup } from '@liandong/contracts/ledger/ledger';
import { withSubtrees } from './subtree-sums.js';

const group = (key: string, entries: number): LedgerGroup => ({
  key,
  name: '',
  entries,
  attendances: entries,
  reportInTimes: 0,
  minutes: { device: entries, leader: 1, retro: 0 },
  studyMinutes: 0,
});

describe('the figures of an organisation', () => {
  it('hold those of all below it, as the way down does', () => {
    const groups = [
      group('/bayi/', 1),
      group('/bayi/niyang/', 10),
      group('/bayi/niyang/liuan/', 100),
      group('/bayi/xue/', 1_000),
      group('', 5),
    ];
    const told = withSubtrees(groups).map(({ key, entries, minutes }) => [key, entries, minutes.leader]);
    expect(told).toEqual([
      ['/bayi/', 1_111, 4],
      ['/bayi/niyang/', 110, 2],
      ['/bayi/niyang/liuan/', 100, 1],
      ['/bayi/xue/', 1_000, 1],
      ['', 5, 1],
    ]);
  });
});
