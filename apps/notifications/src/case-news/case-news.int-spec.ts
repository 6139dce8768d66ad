import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseMoved } from '@liandong/contracts/ledger/case-moved';
import { getManagers } from '@liandong/contracts/people/team';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';
import type { CaseMove } from './case-news-policy.js';

/** Real: Postgres, NATS, Redis. The parts of the check-ins and volunteers services are played by the test. */
let notifications: RunningNotifications;
const [leader, organiser, member] = [uuidv7(), uuidv7(), uuidv7()];

beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

async function volunteersAnswer(): Promise<unknown[]> {
  const asked: unknown[] = [];
  await notifications.peers.answer(getManagers, (place) => {
    asked.push(place);
    return { leaderIds: [leader], organiserIds: [organiser] };
  });
  return asked;
}

const requested: CaseMove = {
  caseIds: [uuidv7()],
  action: 'requested',
  kind: 'correction',
  title: '清洁河道',
  teamId: uuidv7(),
  organizationPath: '/bayi/',
  volunteerIds: [member],
  requestedBy: member,
  proposedBy: null,
  passOver: [],
  by: member,
  at: new Date().toISOString(),
  note: '忘记签退',
  minutes: { before: 60, after: 90 },
};

describe('a correction', () => {
  it('reaches who can act on it, also when nobody could say at first who that is', async () => {
    await notifications.bus.publish(caseMoved, requested);
    const asked = await volunteersAnswer();
    await eventually(async () => (await notifications.inboxOf(leader)).length === 1);
    expect(asked.at(-1)).toEqual({
      teamId: requested.teamId,
      organizationPath: '/bayi/',
      except: [member],
    });
    const together = { caseIds: [uuidv7(), uuidv7()], volunteerIds: [member, uuidv7()], proposedBy: leader };
    await notifications.bus.publish(caseMoved, {
      ...requested,
      ...together,
      action: 'proposed',
      kind: 'service',
      requestedBy: null,
      by: leader,
    });
    const rejected = { ...requested, action: 'rejected' as const, by: leader, note: '已签退' };
    await notifications.bus.publish(caseMoved, rejected);
    await eventually(async () => (await notifications.inboxOf(organiser)).length === 1);
    await eventually(async () => (await notifications.inboxOf(member)).length === 1);
    const about = { activityId: null, wishId: null };
    expect(await notifications.inboxOf(leader)).toMatchObject([
      { ...about, kind: 'caseRequested', caseId: requested.caseIds[0] },
    ]);
    expect(await notifications.inboxOf(organiser)).toMatchObject([
      { ...about, kind: 'caseProposed', caseId: null },
    ]);
    expect(await notifications.inboxOf(member)).toMatchObject([
      { kind: 'caseRejected', title: '已驳回：清洁河道' },
    ]);
  });

  it('that is approved for one person after the other is told once to who proposed it, until that is read', async () => {
    const proposer = uuidv7();
    const approve = async (kind: CaseMove['kind'] = 'award') => {
      const one = uuidv7();
      const move = { ...requested, volunteerIds: [one], proposedBy: proposer, action: 'approved' as const };
      await notifications.bus.publish(caseMoved, { ...move, kind, by: organiser });
      await eventually(async () => (await notifications.inboxOf(one)).length === 1);
    };
    await approve();
    await approve();
    const [message, ...others] = await notifications.inboxOf(proposer);
    expect([message?.kind, others]).toEqual(['proposalApproved', []]);
    await approve('correction');
    expect(await notifications.inboxOf(proposer)).toHaveLength(2);
    await notifications.sql.query('UPDATE messages SET read_at = now() WHERE id = $1', [message?.id]);
    await approve();
    expect(await notifications.inboxOf(proposer)).toHaveLength(3);
  });

  it('of long ago is told to nobody', async () => {
    const past = { ...requested, volunteerIds: [uuidv7()], action: 'approved' as const, by: leader };
    const [first = ''] = past.volunteerIds;
    await notifications.bus.publish(caseMoved, { ...past, at: '2026-01-01T00:00:00.000Z' });
    const second = uuidv7();
    await notifications.bus.publish(caseMoved, { ...past, volunteerIds: [second] });
    await eventually(async () => (await notifications.inboxOf(second)).length === 1);
    expect(await notifications.inboxOf(first)).toEqual([]);
  });
});
