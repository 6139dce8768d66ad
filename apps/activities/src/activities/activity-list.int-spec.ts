import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelActivity,
  listActivities,
  type Activity,
  type ActivityInput,
} from '@liandong/contracts/activities/activity';
import { createSignUp } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { person } from '@liandong/testing/gateway-caller';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { ActivitiesUnderTest, codeOf, inHours, leaderOf } from '../testing/activities-under-test.js';
import { ActivityViewsRepository } from './activity-views.repository.js';

/** Six activities of two teams; `丙` and `丁` start together. */
let service: ActivitiesUnderTest;
let leader: Actor;
let veterans: string;
const member = person(randomUUID());

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
  const [one, other] = [await service.team(), await service.team({ name: '学苑100%大学生队' })];
  veterans = one.id;
  leader = leaderOf(one);
  const otherLeader = leaderOf(other);
  const open = (title: string, from: number, facts: Partial<z.input<typeof ActivityInput>> = {}) =>
    service.open(leader, one.id, { title, startsAt: inHours(from), endsAt: inHours(from + 2), ...facts });
  await open('甲', 10);
  await open('乙', 20, { activityClass: 'meeting', place: '议事厅' });
  const third = await open('丙', 30);
  await service.open(otherLeader, other.id, { title: '丁', startsAt: inHours(30), endsAt: inHours(33) });
  const fifth = await open('戊 ཤིང་འདེབས།', 40);
  await service.draft(leader, one.id, { title: '己', startsAt: inHours(50), endsAt: inHours(52) });
  await service.call(leader, cancelActivity, { id: fifth.id, reason: '下雨' });
  await service.call(member, createSignUp, { activityId: third.id });
});
afterAll(() => service.stop());

const initials = (items: Activity[]) => items.map((item) => item.title.slice(0, 1)).join('');

async function listed(query: z.input<typeof listActivities.input>, actor = member): Promise<string> {
  return initials((await service.call(actor, listActivities, query)).items);
}

describe('the list of activities', () => {
  it.each<[string, () => z.input<typeof listActivities.input>, string]>([
    ['everything', () => ({ teamId: veterans }), '甲乙丙戊'],
    ['what ends after an instant', () => ({ teamId: veterans, from: inHours(21) }), '乙丙戊'],
    ['nothing that ends at the instant', () => ({ teamId: veterans, from: inHours(22) }), '丙戊'],
    ['what starts before an instant', () => ({ teamId: veterans, to: inHours(30) }), '甲乙'],
    ['a class', () => ({ activityClass: 'meeting' }), '乙'],
    ['a status', () => ({ status: 'cancelled' }), '戊'],
    ['words of the place', () => ({ query: '议事' }), '乙'],
    ['words of the team’s name', () => ({ query: '大学生' }), '丁'],
    ['a percent sign as it is', () => ({ query: '0%大' }), '丁'],
    ['no wildcard', () => ({ query: '议%厅' }), ''],
    ['Tibetan words of the title', () => ({ query: 'འདེབས' }), '戊'],
    ['the latest first', () => ({ teamId: veterans, order: 'latest' }), '戊丙乙甲'],
  ])('filters: %s', async (_what, query, expected) => {
    expect(await listed(query())).toBe(expected);
  });

  it('shows drafts to those who may manage the team', async () => {
    expect(await listed({ status: 'draft' })).toBe('');
    expect(await listed({ status: 'draft' }, leader)).toBe('己');
    expect(await listed({ status: 'draft' }, person(randomUUID(), { role: 'auditor' }))).toBe('');
    expect(await listed({ status: 'draft' }, person(randomUUID(), { role: 'administrator' }))).toBe('己');
  });

  it.each(['soonest', 'latest'] as const)('is the same in pages of one, %s first', async (order) => {
    const whole = await service.call(member, listActivities, { order });
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await service.call(member, listActivities, {
        order,
        limit: 1,
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids).toEqual(whole.items.map((item) => item.id));
    expect(ids).toHaveLength(5);
  });

  it('tells each reader of their own sign-up', async () => {
    const { items } = await service.call(member, listActivities, {});
    const third = items.find((item) => item.title === '丙');
    expect(third).toMatchObject({ mySignUp: 'signedUp', signedUpCount: 1, mayManage: false });
    const others = await service.call(leader, listActivities, { teamId: veterans });
    expect(others.items.every((item) => item.mayManage && item.mySignUp === null)).toBe(true);
  });

  it('refuses a marker that it did not make', async () => {
    expect(await codeOf(service.call(member, listActivities, { cursor: 'WyJ4Il0' }))).toBe('CURSOR_INVALID');
  });

  it('reads a page from the index on the start, however many there are', async () => {
    const sql = service.app.get(DataSource);
    await sql.query(
      `INSERT INTO activities (id, version, status, team_id, title, activity_class, linked_parties, place, description,
         starts_at, ends_at, early_minutes, late_minutes, walk_ins, ways, check_out, breaks, responsible_id, created_by,
         created_at)
       SELECT gen_random_uuid(), 1, 'published', $1, 'x', 'culture', '{}', 'x', '',
         timestamptz '2020-01-01' + n * interval '1 minute', timestamptz '2020-01-01 02:00' + n * interval '1 minute',
         60, 60, false, '{venueCode}', 'required', '[]', $1, $1, now()
       FROM generate_series(1, 20000) AS n`,
      [veterans],
    );
    await sql.query('ANALYZE activities');
    const explaining = {
      query: (text: string, values: unknown[]) => sql.query(`EXPLAIN ${text}`, values),
    } as unknown as EntityManager;
    const query = { order: 'soonest', limit: 50 } as const;
    const after = { startsAt: '2020-01-05T00:00:00.000Z', id: veterans };
    const plan: unknown = await service.app
      .get(ActivityViewsRepository)
      .list(explaining, member, query, after);
    const text = JSON.stringify(plan);
    expect(text).toContain('activities_starts_at');
    expect(text).not.toContain('Seq Scan on activities');
  });
});
