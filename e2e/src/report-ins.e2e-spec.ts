import { beforeAll, describe, expect, it } from '@jest/globals';
import { LedgerSummary, MyLedger } from '@liandong/contracts/ledger/ledger';
import { CommunityReportIns, listMyReportIns, ReportIn } from '@liandong/contracts/people/report-in';
import { Team } from '@liandong/contracts/people/team';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { ApiClient, freshPhone } from './support/api-client.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { codeAt, venueKeyOf } from './support/scanned-code.js';
import { signedInAs } from './support/signed-in-as.js';
import { ledTeamOf, publishedOf } from './support/team-activity.js';

/** From a report-in to the ledger's entry, over HTTP. Real: everything. */
const { url } = runningSystem();
const nobody = new ApiClient(url);
let member: ApiClient;
let team: Team;
let reportIn: ReportIn;

beforeAll(async () => {
  member = await nobody.signIn(freshPhone());
}, 60_000);

/** The leader of a team that a community looks after. */
async function communityLeader(): Promise<ApiClient> {
  const leader = await nobody.signIn(phoneOfTeamLeader(15));
  team = Team.parse((await leader.get(`/teams/${ledTeamOf(leader)}`)).body);
  return leader;
}

describe('a volunteer who reported in at a community', () => {
  it('has what they attend there counted as report-in service, without hours', async () => {
    const leader = await communityLeader();
    const answer = await member.post('/me/report-ins', { organizationId: team.organizationId });
    expect(answer.status).toBe(201);
    reportIn = ReportIn.parse(answer.body);
    const { id } = await publishedOf(leader, [Date.now() + 60_000, Date.now() + 3_600_000], {
      title: '邻里互助 · 报到服务',
      activityClass: 'livingService',
      place: '社区服务站',
    });
    await member.post(`/activities/${id}/sign-ups`);
    const key = await venueKeyOf(leader, id);
    // The report-in and the sign-up reach the service that checks in by events.
    await eventually(async () => {
      const scan = await member.post('/check-ins', { code: codeAt(key), scanId: uuidv7() });
      return scan.status === 201;
    });
    const mine = await eventually(async () => {
      const ledger = MyLedger.parse((await member.get('/me/ledger')).body);
      // The page and the totals are two reads: the entry may come between them.
      const isListed = ledger.items.some(({ kind }) => kind === 'reportInService');
      return ledger.summary.reportInTimes === 1 && isListed && ledger;
    });
    expect(mine.summary).toMatchObject({ attendances: 1, reportInTimes: 1 });
    expect(mine.items.find(({ kind }) => kind === 'reportInService')).toMatchObject({
      activityId: id,
      times: 1,
      minutes: 0,
      grade: 'device',
    });
  }, 60_000);

  it('is on the community’s list, beside the person-times of all', async () => {
    const administrator = await signedInAs('administrator');
    const { body } = await administrator.get(`/report-ins?organizationId=${team.organizationId}`);
    const { items, persons } = CommunityReportIns.parse(body);
    expect(items[0]).toMatchObject({ id: reportIn.id });
    expect(persons).toBeGreaterThan(1);
    const summary = await administrator.get(
      `/ledger/summary?kind=reportInService&organizationPath=${team.organizationPath}`,
    );
    expect(LedgerSummary.parse(summary.body).reportInTimes).toBeGreaterThan(1);
  });

  it('may end it and take that back', async () => {
    const ended = await member.send('DELETE', `/me/report-ins/${reportIn.id}`);
    expect(ReportIn.parse(ended.body)).toMatchObject({ endedBy: 'volunteer' });
    const again = await member.post(`/me/report-ins/${reportIn.id}/resume`);
    expect(ReportIn.parse(again.body)).toEqual(reportIn);
    const { body } = await member.get('/me/report-ins');
    expect(listMyReportIns.output.parse(body).items).toEqual([reportIn]);
  });
});
