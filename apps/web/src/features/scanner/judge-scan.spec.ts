import { describe, expect, it } from '@jest/globals';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import {
  memberCode,
  memberKeyId,
  memberPublicKey,
  memberSigner,
  shownMemberCode,
} from '@liandong/rules/member-code';
import { toBase64Url } from '@liandong/rules/base64url';
import { stepAt } from '@liandong/rules/venue-code';
import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { scansOfErased, withoutName } from './erased-scans.js';
import { isMemberCode, judgePerson, judgeScan, whoseCode } from './judge-scan.js';
import { factOf, presenceOf } from './presence.js';

const seed = new Uint8Array(32).fill(3);
const publicKey = memberPublicKey(seed);
const tashi = '01930000-0000-7000-8000-00000000000a';
const drolma = '01930000-0000-7000-8000-00000000000b';
const stranger = '01930000-0000-7000-8000-00000000000c';
const activityId = '01930000-0000-7000-8000-000000000001';
const at = new Date('2026-11-24T01:00:00.000Z');
const issued = new Date('2026-11-24T00:30:00.000Z');

const kit: ScannerKit = {
  activityId,
  activityTitle: '清洁家园',
  startsAt: '2026-11-24T01:00:00.000Z',
  endsAt: '2026-11-24T03:00:00.000Z',
  policy: {
    earlyMinutes: 60,
    lateMinutes: 60,
    walkIns: false,
    ways: ['memberCode', 'manual'],
    checkOut: 'required',
    breaks: [],
    position: null,
  },
  serverTime: '2026-11-24T00:45:00.000Z',
  keys: [{ keyId: memberKeyId(publicKey), publicKey: toBase64Url(publicKey), revoked: false }],
  roster: [
    { volunteerId: tashi, displayName: '扎西', signedUp: true, codesValidFrom: null },
    { volunteerId: drolma, displayName: '卓玛', signedUp: false, codesValidFrom: null },
  ],
  revoked: [],
  present: [],
};

const codeOf = (volunteerId: string, issuedAt = issued, shownAt = at) => {
  const code = memberCode({ kind: 'phone', volunteerId, issuedAt }, memberSigner(seed));
  return shownMemberCode(code, stepAt(shownAt.getTime()), new Uint8Array(32));
};

const judged = (code: string, changed: Partial<ScannerKit> = {}, direction: 'in' | 'out' = 'in') => {
  const changedKit = { ...kit, ...changed };
  return judgeScan(code, { kit: changedKit, presence: presenceOf(changedKit, []), direction, at });
};

function scanned(code: string, part: Partial<KeptScan> = {}): KeptScan {
  return {
    scanId: 's',
    ownerId: 'leader',
    content: { kind: 'memberCode', activityId, direction: 'in', code },
    scannedAt: '2026-11-24T00:50:00.000Z',
    counter: 1,
    moment: { pageId: 'p', monotonicMs: 0, hiddenTimes: 0 },
    label: { name: '扎西', activity: '清洁家园' },
    state: 'waiting',
    answer: null,
    ...part,
  };
}

/** What every answer to a scan that was taken says. */
const taken = {
  direction: 'in' as const,
  activityId: kit.activityId,
  activityTitle: kit.activityTitle,
  displayName: '扎西',
  at: '2026-11-24T00:50:00.000Z',
  minutes: null,
};

describe('a member code before the leader’s scanner, without signal', () => {
  it('is taken, with the name of whom it is of', () => {
    expect(judged(codeOf(tashi))).toEqual({
      kind: 'taken',
      volunteerId: tashi,
      name: '扎西',
      walkIn: false,
      noIn: false,
      unproven: null,
    });
  });

  it('is taken with what it leaves open where it is a card, or what no phone shows now', () => {
    const facts = { volunteerId: tashi, issuedAt: issued };
    const codes = [
      memberCode({ kind: 'card', ...facts }, memberSigner(seed)),
      memberCode({ kind: 'phone', ...facts }, memberSigner(seed)),
      codeOf(tashi, issued, new Date(at.getTime() - 90_000)),
      codeOf(tashi, issued, new Date(at.getTime() - 20_000)),
    ];
    expect(codes.map((code) => judged(code))).toMatchObject([
      { kind: 'taken', unproven: 'card' },
      { kind: 'taken', unproven: 'picture' },
      { kind: 'taken', unproven: 'picture' },
      { kind: 'taken', unproven: null },
    ]);
    expect(new Set(codes.slice(1).map((code) => whoseCode(code, at))).size).toBe(2);
    expect(whoseCode('https://example.org', at)).toBe('https://example.org');
  });

  it('is refused when it is forged, of another key, too old or no member code', () => {
    const forged = memberCode(
      { kind: 'phone', volunteerId: tashi, issuedAt: issued },
      memberSigner(new Uint8Array(32)),
    );
    expect(judged(forged)).toMatchObject({ kind: 'refused', reason: 'CODE_OF_OTHER_DISTRICT' });
    const code = codeOf(tashi);
    const bent = code.slice(0, 40) + (code[40] === 'A' ? 'B' : 'A') + code.slice(41);
    expect(judged(bent)).toMatchObject({ kind: 'refused', reason: 'CODE_FORGED' });
    expect(judged(codeOf(tashi, new Date('2026-11-22T00:00:00Z')))).toMatchObject({ reason: 'CODE_EXPIRED' });
    expect(judged('https://example.org')).toMatchObject({ reason: 'CODE_MALFORMED' });
    expect(isMemberCode('https://example.org')).toBe(false);
    expect(isMemberCode(forged)).toBe(true);
  });

  it('that a phone shows is said to prove more than the card or picture that was scanned before', () => {
    const before = scanned(codeOf(tashi), { scanId: 'card', unproven: 'card' });
    const presence = presenceOf(kit, [before]);
    const judge = (code: string) => judgeScan(code, { kit, presence, direction: 'in', at });
    expect(judge(codeOf(tashi))).toMatchObject({ kind: 'already', betterThan: 'card' });
    expect(judge(codeOf(tashi, issued, new Date(at.getTime() - 90_000)))).toMatchObject({ betterThan: null });
    const proven = presenceOf(kit, [scanned(codeOf(tashi))]);
    expect(judgeScan(codeOf(tashi), { kit, presence: proven, direction: 'in', at })).toMatchObject({
      kind: 'already',
      betterThan: null,
    });
  });

  it('that is refused puts nobody on the list, unless the gateway takes it', () => {
    const forged = memberCode(
      { kind: 'phone', volunteerId: tashi, issuedAt: issued },
      memberSigner(new Uint8Array(32)),
    );
    const refused = scanned(forged, { refusedHere: true });
    expect(factOf(presenceOf(kit, [refused]), tashi, 'in')).toBeUndefined();
    const answer = { ...taken, outcome: 'accepted' as const, grade: 'leader' as const };
    const known = presenceOf(kit, [{ ...refused, state: 'answered', answer }]);
    expect(factOf(known, tashi, 'in')).toMatchObject({ here: true });
  });

  it('is refused once it was revoked, also of somebody who is not on the list', () => {
    const codesValidFrom = '2026-11-24T00:40:00.000Z';
    expect(judged(codeOf(stranger), { revoked: [{ volunteerId: stranger, codesValidFrom }] })).toMatchObject({
      kind: 'refused',
      reason: 'CODE_REVOKED',
    });
  });

  it('of somebody who did not sign up is taken as a walk-in where the activity takes them', () => {
    const policy = { ...kit.policy, walkIns: true };
    expect(judged(codeOf(drolma))).toEqual({ kind: 'notListed', volunteerId: drolma, name: '卓玛' });
    expect(judged(codeOf(drolma), { policy })).toMatchObject({ kind: 'taken', walkIn: true, name: '卓玛' });
    expect(judged(codeOf(stranger), { policy })).toMatchObject({ kind: 'taken', walkIn: true, name: '' });
  });

  it('says when the person was here before, by the gateway’s word or by an own scan', () => {
    const present = [{ volunteerId: tashi, direction: 'in' as const, at: '2026-11-24T00:40:00.000Z' }];
    expect(judged(codeOf(tashi), { present })).toMatchObject({
      kind: 'already',
      here: false,
      at: present[0]?.at,
    });
    const presence = presenceOf(kit, [scanned(codeOf(tashi))]);
    expect(judgePerson(tashi, { kit, presence, direction: 'in', at })).toMatchObject({
      kind: 'already',
      here: true,
    });
    expect(judgePerson(tashi, { kit, presence, direction: 'out', at })).toMatchObject({
      kind: 'taken',
      noIn: false,
    });
  });

  it('has nothing to send for an own scan of which the gateway tells too', () => {
    const present = [{ volunteerId: tashi, direction: 'in' as const, at: '2026-11-24T00:50:02.000Z' }];
    const told = { ...kit, present };
    const presence = presenceOf(told, [scanned(codeOf(tashi))]);
    expect(judgeScan(codeOf(tashi), { kit: told, presence, direction: 'in', at })).toMatchObject({
      kind: 'already',
      here: true,
    });
  });

  it('says the answered time of an own scan: of a duplicate that of the first one', () => {
    const first = '2026-11-24T00:31:00.000Z';
    const answer = { ...taken, outcome: 'duplicate' as const, at: first };
    const presence = presenceOf(kit, [scanned(codeOf(tashi), { state: 'answered', answer })]);
    expect(judgePerson(tashi, { kit, presence, direction: 'in', at })).toMatchObject({ at: first });
  });

  it('keeps apart who is there from who is there only once the leader says so', () => {
    const answer = { ...taken, outcome: 'disputed' as const, reason: 'NOT_SIGNED_UP' as const };
    const disputed = presenceOf(kit, [scanned(codeOf(tashi), { state: 'answered', answer })]);
    expect(factOf(disputed, tashi, 'in')).toMatchObject({ disputed: true });
    const waiting = presenceOf(kit, [scanned(codeOf(tashi))]);
    expect(factOf(waiting, tashi, 'in')).toMatchObject({ disputed: false });
  });

  it('forgets the name of whoever came and was erased since, and of nobody else', () => {
    const answer = { ...taken, outcome: 'accepted' as const, displayName: '卓玛' };
    const label = { name: '卓玛', activity: kit.activityTitle };
    const hers = scanned(codeOf(stranger), { state: 'seen', answer, label });
    const his = scanned(codeOf(tashi));
    const came = (volunteerId: string) => ({ volunteerId, direction: 'in' as const, at: answer.at });
    const erased = { ...kit, present: [came(stranger), came(tashi)] };
    expect(scansOfErased(erased, [hers, his])).toEqual([hers]);
    expect(scansOfErased({ ...kit, present: [came(tashi)] }, [hers, his])).toEqual([]);
    expect(JSON.stringify(withoutName(hers))).not.toContain('卓玛');
  });

  it('notices somebody who leaves without having come', () => {
    expect(judged(codeOf(tashi), {}, 'out')).toMatchObject({ kind: 'taken', noIn: true });
  });

  it('counts nobody as here by a scan that was rejected, undone or of another activity', () => {
    const code = codeOf(tashi);
    const scans = [
      scanned(code, { state: 'undone' }),
      scanned(code, { state: 'seen', answer: { outcome: 'rejected', reason: 'CODE_REVOKED', detail: '' } }),
      scanned(code, { content: { kind: 'memberCode', activityId: stranger, direction: 'in', code } }),
    ];
    expect(presenceOf(kit, scans).size).toBe(0);
  });
});
