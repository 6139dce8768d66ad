import { describe, expect, it } from '@jest/globals';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { certificateStatus, mayPrint, mayRevoke } from './certificate-status.js';

const at = new Date('2026-11-24T00:00:00Z');
const holder = '0199f3a0-0000-7000-8000-000000000001';
const teamId = '0199f3a0-0000-7000-8000-000000000002';
const team = { teamId, organizationPath: '/bayi/xueyuan/' };
const organizationId = teamId;

function actor(...grants: Grant[]): Actor {
  return { id: '0199f3a0-0000-7000-8000-000000000009', kind: 'person', grants };
}

describe('the status of a certificate', () => {
  it.each([
    [null, null, 'valid'],
    [null, at, 'replaced'],
    [at, null, 'revoked'],
    [at, at, 'revoked'],
  ])('revoked %s, replaced %s: %s', (revokedAt, replacedAt, status) => {
    expect(certificateStatus({ revokedAt, replacedAt })).toBe(status);
  });
});

describe('printing and revoking', () => {
  it.each<[string, Actor, boolean, boolean, boolean]>([
    ['the holder', { ...actor(), id: holder }, true, true, true],
    ['a stranger', actor(), false, false, false],
    ['the leader of the team', actor({ role: 'leader', teamId }), true, false, false],
    ['another leader', actor({ role: 'leader', teamId: holder }), false, false, false],
    [
      'an organiser above',
      actor({ role: 'organiser', organizationId, organizationPath: '/bayi/' }),
      true,
      false,
      false,
    ],
    ['an auditor', actor({ role: 'auditor' }), false, false, false],
    ['an administrator', actor({ role: 'administrator' }), true, true, true],
  ])('by %s', (_who, who, printsOfTeam, printsOfAll, revokes) => {
    expect(mayPrint(who, { volunteerId: holder, team })).toBe(printsOfTeam);
    expect(mayPrint(who, { volunteerId: holder, team: null })).toBe(printsOfAll);
    expect(mayRevoke(who, { volunteerId: holder, team })).toBe(revokes);
  });
});
