import { describe, expect, it } from '@jest/globals';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import type { CaseStatus } from '@liandong/contracts/ledger/correction-case';
import { judgeAct, maySee, startOfCase, type CaseAct, type CaseStanding } from './case-policy.js';

const grants = {
  member: [],
  leader: [{ role: 'leader', teamId: 'river' }],
  otherLeader: [{ role: 'leader', teamId: 'culture' }],
  organiser: [{ role: 'organiser', organizationId: 'o', organizationPath: '/bayi/xueyuan/' }],
  otherOrganiser: [{ role: 'organiser', organizationId: 'o', organizationPath: '/bayi/shuangyong/' }],
  auditor: [{ role: 'auditor' }],
  administrator: [{ role: 'administrator' }],
} satisfies Record<string, Grant[]>;
type Who = keyof typeof grants;

const actor = (who: Who, id: string = who): Actor => ({ id, kind: 'person', grants: grants[who] });
const standing = (status: CaseStatus, more: Partial<CaseStanding> = {}): CaseStanding => ({
  status,
  teamId: 'river',
  organizationPath: '/bayi/xueyuan/',
  volunteerId: 'volunteer',
  requestedBy: null,
  proposedBy: 'proposer',
  deniedBy: [],
  ...more,
});
const asked = (status: CaseStatus) => standing(status, { requestedBy: 'volunteer', proposedBy: null });

describe('who decides a case', () => {
  const ok = null;
  it.each<[CaseAct, Record<Who, string | null>]>([
    [
      'approve',
      {
        member: 'FORBIDDEN',
        leader: 'FORBIDDEN',
        otherLeader: 'FORBIDDEN',
        organiser: ok,
        otherOrganiser: 'FORBIDDEN',
        auditor: 'FORBIDDEN',
        administrator: ok,
      },
    ],
    [
      'reject',
      {
        member: 'FORBIDDEN',
        leader: 'FORBIDDEN',
        otherLeader: 'FORBIDDEN',
        organiser: ok,
        otherOrganiser: 'FORBIDDEN',
        auditor: 'FORBIDDEN',
        administrator: ok,
      },
    ],
    [
      'withdraw',
      {
        member: 'FORBIDDEN',
        leader: 'FORBIDDEN',
        otherLeader: 'FORBIDDEN',
        organiser: 'FORBIDDEN',
        otherOrganiser: 'FORBIDDEN',
        auditor: 'FORBIDDEN',
        administrator: 'FORBIDDEN',
      },
    ],
  ])('to %s what was proposed', (act, expected) => {
    for (const [who, code] of Object.entries(expected)) {
      expect([who, judgeAct(act, standing('proposed'), actor(who as Who))]).toEqual([who, code]);
    }
  });

  it.each<[Who, string | null]>([
    ['member', 'FORBIDDEN'],
    ['leader', null],
    ['otherLeader', 'FORBIDDEN'],
    ['organiser', null],
    ['auditor', 'FORBIDDEN'],
    ['administrator', null],
  ])('a request is taken up or declined by a %s: %s', (who, code) => {
    expect(judgeAct('endorse', asked('requested'), actor(who))).toBe(code);
    expect(judgeAct('reject', asked('requested'), actor(who))).toBe(code);
  });

  it.each(['proposer', 'volunteer', 'asker'])('is never the %s, whatever office they hold', (id) => {
    const one = standing('proposed', { requestedBy: 'asker' });
    expect(judgeAct('approve', one, actor('administrator', id))).toBe('OWN_CASE');
    expect(judgeAct('reject', one, actor('organiser', id))).toBe('OWN_CASE');
  });

  it('never takes up a request of their own', () => {
    expect(judgeAct('endorse', asked('requested'), actor('leader', 'volunteer'))).toBe('OWN_CASE');
  });

  it('approves a request only after a leader has proposed it', () => {
    expect(judgeAct('approve', asked('requested'), actor('administrator'))).toBe('LEDGER_CASE_NOT_ENDORSED');
  });

  it.each<CaseStatus>(['approved', 'rejected', 'withdrawn'])('decides once: not when it is %s', (status) => {
    for (const act of ['endorse', 'approve', 'reject'] as const) {
      expect(judgeAct(act, standing(status), actor('administrator'))).toBe('LEDGER_CASE_DECIDED');
    }
    expect(judgeAct('withdraw', standing(status), actor('member', 'proposer'))).toBe('LEDGER_CASE_DECIDED');
  });

  it('lets those who brought it take it back', () => {
    expect(judgeAct('withdraw', standing('proposed'), actor('leader', 'proposer'))).toBeNull();
    expect(judgeAct('withdraw', asked('requested'), actor('member', 'volunteer'))).toBeNull();
  });
});

describe('how a correction begins', () => {
  const place = { teamId: 'river', organizationPath: '/bayi/xueyuan/' };
  it.each<[string, Actor, string | null]>([
    ['the volunteer asks', actor('member', 'volunteer'), 'requested'],
    ['a leader only asks for the own entry', actor('leader', 'volunteer'), 'requested'],
    ['a leader proposes', actor('leader'), 'proposed'],
    ['an organiser proposes', actor('organiser'), 'proposed'],
    ['another team’s leader does not', actor('otherLeader'), null],
    ['an auditor does not', actor('auditor'), null],
  ])('%s', (_, who, expected) => {
    expect(startOfCase(who, 'volunteer', place)).toBe(expected);
  });
});

describe('a case is seen', () => {
  it.each<[Actor, boolean]>([
    [actor('member', 'volunteer'), true],
    [actor('member', 'proposer'), true],
    [actor('member'), false],
    [actor('leader'), true],
    [actor('otherLeader'), false],
    [actor('organiser'), true],
    [actor('otherOrganiser'), false],
    [actor('auditor'), true],
    [actor('administrator'), true],
  ])('by %j: %s', (who, seen) => {
    expect(maySee(who, standing('proposed'))).toBe(seen);
  });
});
