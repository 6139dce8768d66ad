import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@liandong/testing/eventually';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createDataSource } from './data-source.js';
import { brokenUniqueConstraint, isDatabaseUnreachable } from './database-errors.js';

class CreateSeats1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE seats (number int CONSTRAINT one_seat_each UNIQUE CHECK (number > 0))');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seats');
  }
}

let database: TestDatabase;
let source: DataSource;
let admin: DataSource;

const open = (url: string) =>
  createDataSource({ url, schema: 'activities', entities: [], migrations: [] }).initialize();

beforeAll(async () => {
  database = await testDatabase('activities', { migrations: [CreateSeats1700000000001] });
  source = await open(database.runtimeUrl);
  admin = await open(database.adminUrl);
});
afterAll(async () => {
  await Promise.all([source.destroy(), admin.destroy()]);
  await database.drop();
});

/** What a failing statement throws. */
async function failure(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
}

describe('a mistake in what is asked', () => {
  it('names the unique constraint that it broke', async () => {
    await source.query('INSERT INTO seats VALUES (1)');
    const error = await failure(source.query('INSERT INTO seats VALUES (1)'));
    expect(brokenUniqueConstraint(error)).toBe('one_seat_each');
    expect(isDatabaseUnreachable(error)).toBe(false);
  });

  it.each(['INSERT INTO seats VALUES (-1)', 'SELECT * FROM nothing', 'SELECT 1/0'])(
    'is neither a broken unique constraint nor an outage: %s',
    async (statement) => {
      const error = await failure(source.query(statement));
      expect(brokenUniqueConstraint(error)).toBeNull();
      expect(isDatabaseUnreachable(error)).toBe(false);
    },
  );

  it.each([new Error('other'), 'text', null, undefined])('%p is nobody’s outage', (error) => {
    expect(isDatabaseUnreachable(error)).toBe(false);
    expect(brokenUniqueConstraint(error)).toBeNull();
  });
});

describe('an outage', () => {
  it('is a session that the server ends while a statement runs', async () => {
    const error = await failure(
      source.transaction(async (tx) => {
        const [own]: { pid: number }[] = await tx.query('SELECT pg_backend_pid() AS pid');
        await Promise.all([
          tx.query('SELECT pg_sleep(10)'),
          admin.query('SELECT pg_terminate_backend($1)', [own?.pid]),
        ]);
      }),
    );
    expect(isDatabaseUnreachable(error)).toBe(true);
    await expect(source.query('SELECT 1 AS back')).resolves.toEqual([{ back: 1 }]);
  });

  it('is a session that the server ends between two statements of a transaction', async () => {
    const runner = source.createQueryRunner();
    await runner.startTransaction();
    const [own]: { pid: number }[] = await runner.query('SELECT pg_backend_pid() AS pid');
    await admin.query('SELECT pg_terminate_backend($1)', [own?.pid]);
    await eventually(() => runner.isReleased);
    expect(isDatabaseUnreachable(await failure(runner.query('SELECT 1')))).toBe(true);
    expect(isDatabaseUnreachable(await failure(runner.manager.query('SELECT 1')))).toBe(true);
  });

  it('is a port where nobody listens', async () => {
    const url = new URL(database.runtimeUrl);
    url.port = '1';
    expect(isDatabaseUnreachable(await failure(open(url.toString())))).toBe(true);
  });

  it('is a server that takes the connection and says nothing, within the door’s 3 s', async () => {
    const silent: Server = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const url = new URL(database.runtimeUrl);
    url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    const began = Date.now();
    const error = await failure(open(url.toString()));
    silent.close();
    expect(isDatabaseUnreachable(error)).toBe(true);
    expect(Date.now() - began).toBeLessThan(3_000);
  });
});
