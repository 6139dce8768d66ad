import { describe, expect, it } from '@jest/globals';
import { obstacleTo, type Duties } from './erasure-policy.js';

const nobodyInParticular: Duties = { ledTeams: [], isAdministrator: false, administrators: 1 };

describe('whoever wants to leave', () => {
  it.each<[string, Partial<Duties>, string | null]>([
    ['has no duties', {}, null],
    ['leads a team with somebody else', { ledTeams: [{ name: '老兵队', leaders: 2 }] }, null],
    ['leads a team alone', { ledTeams: [{ name: '老兵队', leaders: 1 }] }, 'ERASURE_SOLE_LEADER'],
    ['is one of two administrators', { isAdministrator: true, administrators: 2 }, null],
    ['is the last administrator', { isAdministrator: true }, 'ERASURE_LAST_ADMINISTRATOR'],
    [
      'leads a team alone and is the last administrator',
      { ledTeams: [{ name: '老兵队', leaders: 1 }], isAdministrator: true },
      'ERASURE_SOLE_LEADER',
    ],
  ])('and %s: %o gives %s', (_, duties, code) => {
    expect(obstacleTo({ ...nobodyInParticular, ...duties })?.code ?? null).toBe(code);
  });

  it('is told which team to hand over', () => {
    const ledTeams = [
      { name: '骑手队', leaders: 2 },
      { name: '老兵队', leaders: 1 },
    ];
    expect(obstacleTo({ ...nobodyInParticular, ledTeams })?.params).toEqual({ team: '老兵队' });
  });
});
