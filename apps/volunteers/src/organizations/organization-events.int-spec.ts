import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { organizationChanged } from '@liandong/contracts/people/organization';
import { createDataSource } from '@liandong/service-kit/data-source';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import type { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CreatePeople1764000000000 } from '../migrations/1764000000000-create-people.js';
import { OrganizationEvents1765200000000 } from '../migrations/1765200000000-organization-events.js';

/** Real: Postgres, as an installation of before is migrated. */
jest.setTimeout(30_000);
let database: TestDatabase;
let owner: DataSource;

beforeAll(async () => {
  const migrations = [CreatePeople1764000000000];
  database = await testDatabase('volunteers', { migrations });
  owner = await createDataSource({
    url: database.ownerUrl,
    schema: 'volunteers',
    entities: [],
    migrations: [...migrations, OrganizationEvents1765200000000],
  }).initialize();
});
afterAll(async () => {
  await owner?.destroy();
  await database?.drop();
});

it('tells of the organisations that were there before there was an event for them, parents first', async () => {
  const [district, street] = [uuidv7(), uuidv7()];
  await owner.query(
    `INSERT INTO organizations (id, parent_id, kind, code, path, name, name_search)
     VALUES ($1, NULL, 'district', 'bayi', '/bayi/', '巴宜区', ''), ($2, $1, 'street', 'niyang', '/bayi/niyang/', '尼洋街道', '')`,
    [district, street],
  );
  await owner.runMigrations();
  const rows: { subject: string; payload: unknown }[] = await owner.query(
    'SELECT subject, payload FROM outbox ORDER BY position',
  );
  expect(rows.map(({ subject }) => subject)).toEqual([
    organizationChanged.subject,
    organizationChanged.subject,
  ]);
  expect(rows.map(({ payload }) => organizationChanged.payload.parse(payload))).toEqual([
    { id: district, version: 1, kind: 'district', name: '巴宜区', path: '/bayi/' },
    { id: street, version: 1, kind: 'street', name: '尼洋街道', path: '/bayi/niyang/' },
  ]);
});
