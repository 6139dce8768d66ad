import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { eventually } from '@liandong/testing/eventually';
import { DataSource } from 'typeorm';
import { ActivitiesUnderTest } from '../testing/activities-under-test.js';

let service: ActivitiesUnderTest;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
});
afterAll(() => service.stop());

it('handles every event that came together with one that cannot be handled', async () => {
  const names = Array.from({ length: 300 }, (_, index) => `志愿者 ${index}`);
  // Postgres takes no NUL in a text, so this one fails however often it comes.
  names[137] = 'spoilt\0';
  await Promise.all(
    names.map((displayName) =>
      service.bus.publish(volunteerChanged, { id: randomUUID(), version: 1, displayName, language: 'zh-CN' }),
    ),
  );
  const sql = service.app.get(DataSource);
  const kept = await eventually(async () => {
    const rows: { name: string }[] = await sql.query('SELECT display_name AS name FROM volunteers');
    return rows.length >= 299 && rows.map((row) => row.name);
  });
  expect(kept.toSorted()).toEqual(names.filter((name) => name !== names[137]).toSorted());
});
