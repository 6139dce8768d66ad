import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '@liandong/contracts/common/actor';
import {
  declineReportIn,
  endReportIn,
  listMyReportIns,
  listReportIns,
  reportedIn,
  reportInDeclined,
  reportInEnded,
  resumeReportIn,
  startReportIn,
} from '@liandong/contracts/people/report-in';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { PeopleImport } from '../people-import/people-import.service.js';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';

/** Real: Postgres, NATS, the whole service. Not here: the gateway, and the services that hear the events. */
let service: RunningVolunteers;
const [district, street, community, neighbour, elsewhere] = Array.from({ length: 5 }, () => uuidv7()) as [
  string,
  string,
  string,
  string,
  string,
];
let member: Actor;
let phone = 19_900_000_100;

const organiser = person(uuidv7(), {
  role: 'organiser',
  organizationId: street,
  organizationPath: '/bayi/xueyuan/',
});
const organiserElsewhere = person(uuidv7(), {
  role: 'organiser',
  organizationId: elsewhere,
  organizationPath: '/bayi/niyang/',
});
const auditor = person(uuidv7(), { role: 'auditor' });
const leader = person(uuidv7(), { role: 'leader', teamId: uuidv7() });

beforeAll(async () => {
  service = await runVolunteers();
  const node = (
    id: string,
    parentId: string | null,
    kind: 'district' | 'street' | 'community',
    code: string,
  ) => ({
    id,
    parentId,
    kind,
    code,
    name: code,
    responsibleUnitId: null,
    contactId: null,
  });
  await service.app
    .get(PeopleImport)
    .importOrganizations([
      node(district, null, 'district', 'bayi'),
      node(street, district, 'street', 'xueyuan'),
      node(elsewhere, district, 'street', 'niyang'),
      node(community, street, 'community', 'shuxiang'),
      node(neighbour, street, 'community', 'taoli'),
    ]);
});
afterAll(() => service?.close());

beforeEach(async () => {
  member = await joined('陈雨欣');
});

async function joined(displayName: string): Promise<Actor> {
  const id = uuidv7();
  const joinedAt = '2026-01-05T02:00:00.000Z';
  await service.app
    .get(PeopleImport)
    .importVolunteers([
      { id, phone: String(phone++), displayName, joinedAt, language: 'zh-CN', employerId: null },
    ]);
  return person(id);
}

const start = (organizationId = community, actor = member) =>
  service.gateway.rpc.call(startReportIn, { organizationId }, asking(actor));
const end = (id: string, actor = member) => service.gateway.rpc.call(endReportIn, { id }, asking(actor));
const resume = (id: string, actor = member) =>
  service.gateway.rpc.call(resumeReportIn, { id }, asking(actor));
const decline = (id: string, actor: Actor = organiser) =>
  service.gateway.rpc.call(declineReportIn, { id, reason: '不住在本社区' }, asking(actor));
const mine = async (actor = member) =>
  (await service.gateway.rpc.call(listMyReportIns, { limit: 50 }, asking(actor))).items;
const within = (organizationId: string, actor: Actor, limit = 200, cursor?: string) =>
  service.gateway.rpc.call(listReportIns, { organizationId, limit, cursor }, asking(actor));

describe('reporting in', () => {
  it('is active at once, and other services hear of it', async () => {
    const reportIn = await start();
    expect(reportIn).toMatchObject({ organizationName: 'shuxiang', volunteerName: '陈雨欣', endedAt: null });
    expect(await mine()).toEqual([reportIn]);
    expect(await service.events(reportedIn.subject, reportIn.id)).toEqual([
      expect.objectContaining({
        version: 1,
        volunteerId: member.id,
        organizationPath: '/bayi/xueyuan/shuxiang/',
      }),
    ]);
  });

  it('twice, by a double tap or from two phones at once, makes one', async () => {
    const answers = await Promise.all([start(), start(), start(), start()]);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await start()).toEqual(answers[0]);
    expect(await service.events(reportedIn.subject, answers[0]?.id ?? '')).toHaveLength(1);
  });

  it('would be written twice at once without the lock on the person, were there not the index', async () => {
    const look = `SELECT FROM report_ins WHERE volunteer_id = $1 AND organization_id = $2 AND ended_at IS NULL`;
    const insert = `INSERT INTO report_ins (id, version, volunteer_id, organization_id, started_at)
      VALUES ($1, 1, $2, $3, now())`;
    const both = [service.sql, service.sql];
    const seen = await Promise.all(both.map((sql) => sql.query(look, [member.id, community])));
    expect(seen).toEqual([[], []]);
    const written = both.map((sql) => sql.query(insert, [uuidv7(), member.id, community]));
    const outcomes = await Promise.allSettled(written);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('at several communities is possible, at a street or nowhere is not', async () => {
    await start(community);
    await start(neighbour);
    expect(await mine()).toHaveLength(2);
    await expect(start(street)).rejects.toMatchObject({ code: 'REPORT_IN_COMMUNITIES_ONLY' });
    await expect(start(uuidv7())).rejects.toMatchObject({ code: 'ORGANIZATION_NOT_FOUND' });
  });
});

describe('an end', () => {
  it('is told once however often it is asked for, and a new one may begin', async () => {
    const { id } = await start();
    const [first] = await Promise.all([end(id), end(id)]);
    expect(await end(id)).toEqual(first);
    expect(first).toMatchObject({ endedBy: 'volunteer', endedAt: expect.any(String) });
    expect(await service.events(reportInEnded.subject, id)).toHaveLength(1);
    const again = await start();
    expect(again.id).not.toBe(id);
    expect((await mine()).map((one) => one.id)).toEqual([again.id, id]);
  });

  it('can be taken back for a quarter of an hour, without a gap', async () => {
    const begun = await start();
    await end(begun.id);
    service.advance(14 * 60);
    expect(await resume(begun.id)).toEqual(begun);
    expect(await service.events(reportedIn.subject, begun.id)).toHaveLength(2);
    await end(begun.id);
    service.advance(16 * 60);
    await expect(resume(begun.id)).rejects.toMatchObject({ code: 'REPORT_IN_RESUME_TOO_LATE' });
  });

  it('is not taken back beside a new one', async () => {
    const { id } = await start();
    await end(id);
    const again = await start();
    expect(await resume(id)).toEqual(again);
  });

  it('is nobody else’s to make or take back', async () => {
    const { id } = await start();
    const other = await joined('王磊');
    await expect(end(id, other)).rejects.toMatchObject({ code: 'REPORT_IN_NOT_FOUND' });
    await expect(resume(id, other)).rejects.toMatchObject({ code: 'REPORT_IN_NOT_FOUND' });
  });
});

describe('the community', () => {
  it('sees who reported in within its own subtree', async () => {
    const { id } = await start();
    const seen = await within(street, organiser);
    expect(seen.items[0]).toMatchObject({ id, volunteerName: '陈雨欣' });
    expect((await within(community, auditor)).items[0]).toMatchObject({ id });
    for (const actor of [organiserElsewhere, leader, member])
      await expect(within(community, actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(within(district, organiser)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('turns pages, and counts each person once', async () => {
    const before = (await within(street, organiser)).persons;
    await start(community);
    service.advance(1);
    await start(neighbour);
    const { persons, items, nextCursor } = await within(street, organiser, 1);
    expect(persons).toBe(before + 1);
    const next = await within(street, organiser, 1, nextCursor ?? '');
    expect([items, next.items].flat().map((one) => one.organizationId)).toEqual([neighbour, community]);
  });

  it('declines with a reason, and is not asked again for a month', async () => {
    const { id } = await start();
    await expect(decline(id, organiserElsewhere)).rejects.toMatchObject({ code: 'REPORT_IN_NOT_FOUND' });
    await expect(decline(id, auditor)).rejects.toMatchObject({ code: 'REPORT_IN_NOT_FOUND' });
    expect(await decline(id)).toMatchObject({ endedBy: 'community', endReason: '不住在本社区' });
    // Once more is the same, and no news.
    await decline(id);
    expect(await service.events(reportInDeclined.subject, id)).toMatchObject([
      { organizationName: expect.any(String), reason: '不住在本社区' },
    ]);
    expect(await mine()).toMatchObject([{ id, endReason: '不住在本社区' }]);
    await expect(start()).rejects.toMatchObject({
      code: 'REPORT_IN_DECLINED',
      params: { day: expect.any(String) },
    });
    await expect(resume(id)).rejects.toMatchObject({ code: 'REPORT_IN_DECLINED' });
    service.advance(30 * 24 * 3_600);
    expect(await start()).toMatchObject({ endedAt: null });
  });
});
