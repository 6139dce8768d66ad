import { describe, expect, it } from '@jest/globals';
import { WishStatus, type WishAct } from '@liandong/contracts/activities/wish';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { concerns, judgeStep, maySee, seesContact } from './wish-policy.js';

const organiserOf = (organizationPath: string): Grant => ({
  role: 'organiser',
  organizationId: '01930000-0000-7000-8000-000000000001',
  organizationPath,
});
const person = (id: string, ...grants: Grant[]): Actor => ({ id, kind: 'person', grants });

const poster = person('poster', organiserOf('/bayi/niyang/binhe/'));
const claimer = person('claimer');
const other = person('other');
const colleague = person('colleague', organiserOf('/bayi/niyang/'));
const neighbour = person('neighbour', organiserOf('/bayi/xueyuan/'));
const leader = person('leader', { role: 'leader', teamId: '01930000-0000-7000-8000-000000000002' });
const administrator = person('administrator', { role: 'administrator' });
const auditor = person('auditor', { role: 'auditor' });
const claimingColleague = person('claimer', organiserOf('/bayi/niyang/'));

function wish(status: WishStatus, claimedBy: string | null = 'claimer') {
  const claimed = status === 'open' ? null : claimedBy;
  return { status, postedBy: 'poster', claimedBy: claimed, organizationPath: '/bayi/niyang/binhe/' };
}

/** What becomes of a step in each state, in the order of their names. */
type Row = [change: string, keep: string];
const states: readonly WishStatus[] = WishStatus.options;

function outcomes(act: WishAct, actor: Actor): Row {
  const of = (verdict: string) => states.filter((status) => judgeStep(act, wish(status), actor) === verdict);
  return [of('change').join(' '), of('keep').join(' ')];
}

describe('a step with a wish', () => {
  it.each<[WishAct, string, Actor, ...Row]>([
    ['edit', 'the poster', poster, 'open', ''],
    ['edit', 'an organiser above', colleague, 'open', ''],
    ['edit', 'an administrator', administrator, 'open', ''],
    ['claim', 'anybody', other, 'open', ''],
    ['claim', 'the claimer', claimer, 'open', 'claimed fulfilled'],
    ['claim', 'the poster', poster, 'open', ''],
    ['unclaim', 'the claimer', claimer, 'claimed fulfilled', 'open'],
    ['unclaim', 'somebody else', other, '', 'open'],
    ['fulfil', 'the claimer', claimer, 'claimed', 'fulfilled confirmed'],
    ['fulfil', 'somebody else', other, '', ''],
    ['confirm', 'the poster', poster, 'fulfilled', 'confirmed'],
    ['confirm', 'an organiser above', colleague, 'fulfilled', 'confirmed'],
    ['confirm', 'an administrator', administrator, 'fulfilled', 'confirmed'],
    ['confirm', 'the claimer, who is an organiser too', claimingColleague, '', ''],
    ['reopen', 'the poster', poster, 'claimed fulfilled', 'open'],
    ['withdraw', 'the poster', poster, 'open claimed', 'withdrawn'],
  ])('%s by %s', (act, _who, actor, change, keep) => {
    expect(outcomes(act, actor)).toEqual([change, keep]);
  });

  const managers: WishAct[] = ['edit', 'withdraw', 'confirm', 'reopen'];
  it.each([
    ['a member', other],
    ['a team’s leader', leader],
    ['an organiser elsewhere', neighbour],
    ['the auditor', auditor],
  ])('of those who look after it is forbidden to %s, whatever its state', (_who, actor) => {
    const verdicts = managers.flatMap((act) => states.map((status) => judgeStep(act, wish(status), actor)));
    expect(new Set(verdicts)).toEqual(new Set(['FORBIDDEN']));
  });

  it.each<[WishAct, Actor, WishStatus, string]>([
    ['claim', other, 'claimed', 'WISH_CLAIMED_ALREADY'],
    ['claim', other, 'fulfilled', 'WISH_CLAIMED_ALREADY'],
    ['claim', other, 'confirmed', 'WISH_STATE_FORBIDS'],
    ['claim', other, 'withdrawn', 'WISH_STATE_FORBIDS'],
    ['unclaim', other, 'claimed', 'FORBIDDEN'],
    ['unclaim', claimer, 'confirmed', 'WISH_STATE_FORBIDS'],
    ['fulfil', other, 'claimed', 'FORBIDDEN'],
    ['fulfil', other, 'open', 'WISH_STATE_FORBIDS'],
    ['confirm', claimingColleague, 'fulfilled', 'WISH_OWN_FULFILMENT'],
    ['confirm', poster, 'claimed', 'WISH_STATE_FORBIDS'],
    ['reopen', poster, 'confirmed', 'WISH_STATE_FORBIDS'],
    ['withdraw', poster, 'fulfilled', 'WISH_STATE_FORBIDS'],
    ['edit', poster, 'claimed', 'WISH_STATE_FORBIDS'],
  ])('%s by %j of one that is %s: %s', (act, actor, status, code) => {
    expect(judgeStep(act, wish(status), actor)).toBe(code);
  });
});

describe('what somebody sees of a wish', () => {
  it.each([
    ['the poster', poster, true, true, true],
    ['the claimer', claimer, true, true, true],
    ['an organiser above', colleague, true, true, false],
    ['an administrator', administrator, true, true, false],
    ['the auditor', auditor, false, false, false],
    ['anybody', other, false, false, false],
  ])('%s', (_who, actor, withdrawn, fullName, contact) => {
    expect(maySee(actor, wish('withdrawn'))).toBe(withdrawn);
    expect(maySee(actor, wish('claimed'))).toBe(true);
    expect(concerns(actor, wish('claimed'))).toBe(fullName);
    expect(seesContact(actor, wish('claimed'))).toBe(contact);
  });

  it('who gave a wish back does not see its contact any more', () => {
    expect(seesContact(claimer, wish('open'))).toBe(false);
  });
});
