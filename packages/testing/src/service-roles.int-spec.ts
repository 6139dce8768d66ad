import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withClient } from '@liandong/local/database-client';
import { testDatabase, type TestDatabase } from './test-database.js';

/** Provisioned as `npm start` does it; the same code, on a test database. */
describe('the database roles of a service', () => {
  let volunteers: TestDatabase;
  beforeAll(async () => {
    volunteers = await testDatabase('volunteers', { migrations: [] });
    await query(volunteers.ownerUrl, 'CREATE TABLE people (id int GENERATED ALWAYS AS IDENTITY, name text)');
  });
  afterAll(() => volunteers.drop());

  function query(url: string, sql: string) {
    return withClient(url, (client) => client.query(sql));
  }

  /** The same database, as another service's role. */
  function urlOf(role: string): string {
    const url = new URL(volunteers.runtimeUrl);
    url.username = role;
    return url.toString();
  }

  const denied = { code: '42501' };

  it('let the service read and write what its migrations made', async () => {
    await query(volunteers.runtimeUrl, `INSERT INTO people (name) VALUES ('卓玛')`);
    await query(volunteers.runtimeUrl, `UPDATE people SET name = '格桑卓玛'`);
    const { rows } = await query(volunteers.runtimeUrl, 'SELECT name FROM people');
    expect(rows).toEqual([{ name: '格桑卓玛' }]);
  });

  it.each([
    ['create a table', 'CREATE TABLE mine (id int)'],
    ['create a table in public', 'CREATE TABLE public.mine (id int)'],
    ['create a schema', 'CREATE SCHEMA mine'],
    ['create a temporary table', 'CREATE TEMPORARY TABLE mine (id int)'],
    ['alter a table', 'ALTER TABLE people ADD COLUMN more text'],
    ['empty a table at a stroke', 'TRUNCATE people'],
    ['drop a table', 'DROP TABLE people'],
  ])('do not let the service %s', async (_, sql) => {
    await expect(query(volunteers.runtimeUrl, sql)).rejects.toMatchObject(denied);
  });

  it.each(['liandong_activities', 'liandong_activities_owner'])('do not let %s read them', async (role) => {
    await expect(query(urlOf(role), 'SELECT * FROM volunteers.people')).rejects.toMatchObject(denied);
  });

  it('do not let a role of somebody else connect', async () => {
    await query(volunteers.adminUrl, `CREATE ROLE stranger LOGIN PASSWORD 'stranger'`);
    const url = new URL(urlOf('stranger'));
    url.password = 'stranger';
    await expect(query(url.toString(), 'SELECT 1')).rejects.toMatchObject(denied);
    await query(volunteers.adminUrl, 'DROP ROLE stranger');
  });
});
