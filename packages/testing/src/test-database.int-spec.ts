import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dropTestDatabase, testDatabase, type TestDatabase } from './test-database.js';

class CreateLeaves1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE volunteers.leaves (id int PRIMARY KEY)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE volunteers.leaves');
  }
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

describe('a test database', () => {
  let first: TestDatabase;
  let second: TestDatabase;

  beforeAll(async () => {
    const migrations = [CreateLeaves1700000000000];
    [first, second] = await Promise.all([
      testDatabase('volunteers', { migrations }),
      testDatabase('volunteers', { migrations }),
    ]);
  });
  afterAll(() => Promise.all([first.drop(), second.drop()]));

  it('is migrated, and the runtime role works in it without naming the schema', async () => {
    await query(first.runtimeUrl, 'INSERT INTO leaves VALUES (1)');
    const { rows } = await query(first.runtimeUrl, 'SELECT id FROM volunteers.leaves');
    expect(rows).toEqual([{ id: 1 }]);
  });

  it('does not share rows with another', async () => {
    const { rows } = await query(second.runtimeUrl, 'SELECT id FROM leaves');
    expect(rows).toEqual([]);
  });

  it('lets only the owner change the schema', async () => {
    await expect(query(first.runtimeUrl, 'CREATE TABLE more (id int)')).rejects.toMatchObject({
      code: '42501',
    });
    await query(first.ownerUrl, 'CREATE TABLE more (id int)');
  });

  it('is dropped only when its name says that it is for tests', async () => {
    await expect(dropTestDatabase('liandong')).rejects.toThrow('not named as a test database');
  });
});
