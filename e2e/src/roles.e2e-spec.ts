import { beforeAll, describe, expect, it } from '@jest/globals';
import { Wish } from '@liandong/contracts/activities/wish';
import { listOrganizations } from '@liandong/contracts/people/organization';
import { anotherAdministrator } from './support/another-administrator.js';
import { ApiClient, freshPhone } from './support/api-client.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { signedInAs } from './support/signed-in-as.js';
import { venueKeyOf } from './support/scanned-code.js';
import { draftOf, ledTeamOf, publishedOf } from './support/team-activity.js';

/** Who may do what at every route: the status of an answer, 2xx shown as `ok`. */
const { url } = runningSystem();
const nobody = new ApiClient(url);

const columns = ['nobody', 'member', 'otherLeader', 'leader', 'auditor', 'administrator'] as const;
type Column = (typeof columns)[number];
const people = new Map<Column, ApiClient>([['nobody', nobody]]);
let activityId: string;
let teamId: string;
let communityId: string;
let wishId: string;
let districtId: string;

beforeAll(async () => {
  const owner = await nobody.signIn(phoneOfTeamLeader(1));
  people.set('leader', owner);
  people.set('otherLeader', await nobody.signIn(phoneOfTeamLeader(2)));
  people.set('member', await nobody.signIn(freshPhone()));
  people.set('auditor', await signedInAs('auditor'));
  people.set('administrator', await signedInAs('administrator'));
  // The last one may not leave.
  await anotherAdministrator('周玉兰');
  teamId = ledTeamOf(owner);
  const districts = await owner.get('/organizations?kind=district');
  districtId = listOrganizations.output.parse(districts.body).items[0]?.id ?? '';
  activityId = await createActivity(publishedOf, owner);
  await venueKeyOf(owner, activityId);
  communityId = await firstCommunity();
  wishId = await postWishIn(communityId);
}, 60_000);

async function firstCommunity(): Promise<string> {
  const { body } = await (people.get('administrator') ?? nobody).get('/organizations?kind=community&limit=1');
  return listOrganizations.output.parse(body).items[0]?.id ?? '';
}

async function postWishIn(organizationId: string): Promise<string> {
  const administrator = people.get('administrator') ?? nobody;
  return Wish.parse((await administrator.post('/wishes', { organizationId, title: '权限测试微心愿' })).body)
    .id;
}

async function createActivity(make: typeof draftOf, leader: ApiClient): Promise<string> {
  const { id } = await make(leader, [Date.now() + 600_000, Date.now() + 7_200_000], {
    title: '权限测试活动',
  });
  return id;
}

const nobodyId = '00000000-0000-4000-8000-000000000000';
const ok = 'ok';
const open = [ok, ok, ok, ok, ok, ok];
const signedIn = [401, ok, ok, ok, ok, ok];
const teamReaders = [401, 403, 403, ok, ok, ok];
const teamManagers = [401, 403, 403, ok, 403, ok];
const ledgerReaders = [401, 403, ok, ok, ok, ok];

const nowhere = '00000000-0000-4000-8000-000000000000';
const reasoned = { reason: '补录', evidence: [{ kind: 'reference', text: '签到表' }] };

/** Routes whose calls leave the system as it was, or are refused to all but the owner, who comes late enough. */
const routes: [string, string, (string | number)[], object?][] = [
  ['GET', '/health/live', open],
  ['GET', '/health/ready', open],
  ['GET', '/me', signedIn],
  ['GET', '/me/export', signedIn],
  ['POST', '/me/erasure-code', [401, ok, 409, 409, ok, ok]],
  ['DELETE', '/me', [401, 401, 409, 409, 401, 401], { otp: '000000' }],
  ['GET', '/me/sign-ups', signedIn],
  ['GET', '/me/ledger', signedIn],
  ['GET', '/me/notifications', signedIn],
  ['GET', '/me/reminders', signedIn],
  ['GET', '/me/report-ins', signedIn],
  ['POST', '/me/report-ins', [401, 404, 404, 404, 404, 404], { organizationId: nobodyId }],
  ['DELETE', `/me/report-ins/${nobodyId}`, [401, 404, 404, 404, 404, 404]],
  ['POST', `/me/report-ins/${nobodyId}/resume`, [401, 404, 404, 404, 404, 404]],
  ['GET', '/report-ins?organizationId=:district', [401, 403, 403, 403, ok, ok]],
  ['POST', `/report-ins/${nobodyId}/decline`, [401, 404, 404, 404, 404, 404], { reason: '不住在本社区' }],
  ['GET', '/organizations', signedIn],
  ['GET', '/agreements', signedIn],
  ['GET', '/teams', signedIn],
  ['GET', '/teams/:team', signedIn],
  ['GET', '/teams/:team/members', teamReaders],
  ['GET', '/activities', signedIn],
  ['GET', '/activities/:activity', signedIn],
  ['GET', '/wishes', signedIn],
  ['GET', `/wishes/${nowhere}`, [401, 404, 404, 404, 404, 404]],
  ['GET', `/wishes?organizationId=${nowhere}`, [401, 404, 404, 404, 404, 404]],
  ['POST', '/wishes', [401, 403, 403, 403, 403, 422], { organizationId: ':community', title: '13800138000' }],
  ['PATCH', `/wishes/${nowhere}`, [401, 404, 404, 404, 404, 404], { version: 1 }],
  ['POST', `/wishes/${nowhere}/claim`, [401, 404, 404, 404, 404, 404], { version: 1 }],
  ['POST', `/wishes/${nowhere}/unclaim`, [401, 404, 404, 404, 404, 404], { version: 1 }],
  ['POST', `/wishes/${nowhere}/fulfil`, [401, 404, 404, 404, 404, 404], { version: 1 }],
  ['POST', '/wishes/:wish/confirm', [401, 403, 403, 403, 403, 409], { version: 1 }],
  ['POST', '/wishes/:wish/reopen', [401, 403, 403, 403, 403, ok], { version: 1, reason: '未完成' }],
  ['POST', '/wishes/:wish/withdraw', [401, 403, 403, 403, 403, 409], { version: 999, reason: '重复' }],
  ['PATCH', '/wishes/:wish', [401, 403, 403, 403, 403, 409], { version: 999 }],
  ['GET', '/activities/:activity/sign-ups', teamReaders],
  ['GET', '/activities/:activity/attendance', teamReaders],
  ['GET', '/activities/:activity/disputes', teamReaders],
  [
    'POST',
    '/activities/:activity/disputes/0192f0c1-2b7a-7c52-8a3e-000000000000',
    [401, 403, 403, 404, 403, 404],
    { decision: 'reject', note: '未到场' },
  ],
  ['GET', '/activities/:activity/venue-code', teamManagers],
  ['GET', '/activities/:activity/scanner', teamManagers],
  ['GET', '/activities/:activity/printed-code', [401, 403, 403, 409, 403, 409]],
  ['POST', '/activities/:activity/venue-code/rotate', teamManagers],
  ['GET', '/me/member-code', signedIn],
  ['POST', '/me/member-code/revoke', signedIn],
  ['POST', `/teams/:team/members/${nobodyId}/revoke-codes`, [401, 403, 403, 404, 403, 404]],
  ['PATCH', '/activities/:activity', [401, 403, 403, 409, 403, 409], { version: 999, place: '新地点' }],
  ['POST', '/activities/:activity/publish', teamManagers],
  ['POST', '/activities/:activity/complete', [401, 403, 403, 409, 403, 409]],
  [
    'POST',
    '/check-ins/batch',
    signedIn,
    {
      deviceId: '0192f0c1-2b7a-7c52-8a3e-000000000001',
      sentAt: '2026-01-01T00:00:00Z',
      scans: [{ kind: 'own', scanId: '0192f0c1-2b7a-7c52-8a3e-000000000002' }],
    },
  ],
  [
    'POST',
    '/check-ins/0192f0c1-2b7a-7c52-8a3e-000000000000/annul',
    [401, 404, 404, 404, 404, 404],
    { deviceId: '0192f0c1-2b7a-7c52-8a3e-000000000001' },
  ],
  ['GET', '/activities/:activity/confirmation', teamReaders],
  [
    'POST',
    '/activities/:activity/attendance/confirm',
    [401, 403, 403, 409, 403, 409],
    { version: 'none', all: true },
  ],
  ['GET', '/confirmations/due', ledgerReaders],
  ['GET', '/me/unconfirmed', signedIn],
  ['GET', '/work-calendar?year=2026', signedIn],
  ['PUT', '/work-calendar/2099-01-01', [401, 403, 403, 403, 403, ok], { works: false }],
  ['DELETE', '/work-calendar/2099-01-01', [401, 403, 403, 403, 403, ok]],
  ['GET', '/ledger/entries', ledgerReaders],
  ['GET', '/ledger/summary', ledgerReaders],
  ['GET', '/ledger/summary?groupBy=team', ledgerReaders],
  ['GET', `/ledger/entries/${nowhere}`, [401, 404, 404, 404, 404, 404]],
  ['GET', '/ledger/anomalies?month=2026-11', [401, 403, 403, 403, ok, ok]],
  ['GET', '/ledger/export.csv?month=2001-01', ledgerReaders],
  ['GET', '/ledger/tree-head', open],
  ['GET', '/ledger/tree-heads', open],
  ['GET', '/ledger/consistency?from=0', open],
  ['GET', '/ledger/public-keys', open],
  ['GET', `/ledger/proofs/${nowhere}`, [401, 404, 404, 404, 404, 404]],
  ['GET', '/ledger/export.xlsx?month=2001-01', ledgerReaders],
  ['GET', '/teams/:team/member-cards.pdf', teamManagers],
  ['GET', '/me/member-card.pdf', signedIn],
  ['GET', '/certificates', signedIn],
  ['POST', '/certificates', [401, 422, 422, 422, 422, 422], { from: '2001-01-01', to: '2001-01-02' }],
  ['GET', '/certificates/LD-0000-0000-0000-0', [404, 404, 404, 404, 404, 404]],
  ['GET', '/certificates/LD-0000-0000-0000-0.pdf', [401, 404, 404, 404, 404, 404]],
  ['GET', '/certificates/LD-0000-0000-0000-0/bundle.json', [401, 404, 404, 404, 404, 404]],
  ['GET', '/certificate-batches?teamId=:team', teamManagers],
  ['GET', '/certificate-settings', [401, 403, 403, 403, ok, ok]],
  ['PATCH', '/certificate-settings', [401, 403, 403, 403, 403, ok], {}],
  ['GET', '/ledger/corrections', signedIn],
  ['GET', `/ledger/corrections/${nowhere}`, [401, 404, 404, 404, 404, 404]],
  ['GET', `/ledger/evidence/${nowhere}`, [401, 404, 404, 404, 404, 404]],
  [
    'POST',
    '/ledger/corrections',
    [401, 404, 404, 404, 404, 404],
    { ...reasoned, entryId: nowhere, minutes: 1 },
  ],
  ['POST', `/ledger/corrections/${nowhere}/endorse`, [401, 404, 404, 404, 404, 404], {}],
  ['POST', `/ledger/corrections/${nowhere}/approve`, [401, 404, 404, 404, 404, 404], {}],
  ['POST', `/ledger/corrections/${nowhere}/reject`, [401, 404, 404, 404, 404, 404], { note: '不符' }],
  ['POST', `/ledger/corrections/${nowhere}/withdraw`, [401, 404, 404, 404, 404, 404], {}],
];

describe.each(routes)('%s %s', (method, path, expected, body) => {
  it.each(columns.map((column, index) => [column, expected[index]] as const))(
    'for %s: %s',
    async (who, status) => {
      const fill = (text: string) =>
        text
          .replace(':team', teamId)
          .replace(':activity', activityId)
          .replace(':community', communityId)
          .replace(':district', districtId)
          .replace(':wish', wishId);
      const base = path.startsWith('/health') ? new ApiClient(url) : (people.get(who) ?? nobody);
      const answer = await base.send(method, fill(path), body && fill(JSON.stringify(body)));
      expect(answer.status < 300 ? ok : answer.status).toBe(status);
    },
  );
});

describe('a leader', () => {
  it('schedules for the own team only', async () => {
    const other = people.get('otherLeader') ?? nobody;
    const answer = await other.post('/activities', {
      teamId,
      title: '越权活动',
      activityClass: 'culture',
      place: '文化站',
      startsAt: new Date(Date.now() + 600_000).toISOString(),
      endsAt: new Date(Date.now() + 7_200_000).toISOString(),
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });

  it('keeps drafts from everybody who may not manage the team', async () => {
    const draft = await createActivity(draftOf, people.get('leader') ?? nobody);
    const seen = await Promise.all(
      columns.slice(1).map(async (who) => {
        const { status } = await (people.get(who) ?? nobody).get(`/activities/${draft}`);
        return [who, status];
      }),
    );
    expect(Object.fromEntries(seen)).toEqual({
      member: 404,
      otherLeader: 404,
      leader: 200,
      auditor: 404,
      administrator: 200,
    });
  });
});
