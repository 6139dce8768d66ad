import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testServers } from '@liandong/testing/test-servers';
import pg from 'pg';
import { byteStrings, ints, instants, uuids } from './binary-array.js';

/** Real: Postgres, which reads what is written here. */
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client(testServers().adminDatabaseUrl);
  await client.connect();
});
afterAll(() => client?.end());

async function read(type: string, array: Buffer): Promise<unknown[]> {
  const { rows } = await client.query<{ value: unknown }>(
    `SELECT value FROM unnest($1::${type}[]) WITH ORDINALITY AS one (value, place) ORDER BY place`,
    [array],
  );
  return rows.map((row) => row.value);
}

describe('an array in the form of Postgres', () => {
  it('of UUIDs', async () => {
    const ids = [randomUUID(), null, randomUUID().toUpperCase(), 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
    expect(await read('uuid', uuids(ids))).toEqual(ids.map((id) => id?.toLowerCase() ?? null));
  });

  it('of instants, before and after 2000 and 1970, to the millisecond', async () => {
    const times = [
      '2026-11-26T04:05:06.789Z',
      '1999-12-31T23:59:59.999Z',
      '1969-01-01T00:00:00.001Z',
      '0001-01-01T00:00:00.001Z',
      '9999-12-31T23:59:59.999Z',
    ];
    const dates = [...times.map((time) => new Date(time)), null];
    expect(await read('timestamptz', instants(dates))).toEqual(dates);
  });

  it('of whole numbers', async () => {
    const small = [0, -1, 2_147_483_647, -2_147_483_648, null];
    expect(await read('int', ints(small))).toEqual(small);
  });

  it('of bytes', async () => {
    const values = [Buffer.from([0, 255, 34]), Buffer.alloc(0), Buffer.alloc(32, 7)];
    expect(await read('bytea', byteStrings(values))).toEqual(values);
  });

  it('of nothing, and of nothing but nothing', async () => {
    expect(await read('uuid', uuids([]))).toEqual([]);
    expect(await read('bytea', byteStrings([]))).toEqual([]);
    expect(await read('timestamptz', instants([null, null]))).toEqual([null, null]);
  });
});

describe('what an array cannot hold', () => {
  const id = randomUUID();
  it.each([
    '',
    'x',
    id.slice(1),
    `${id}0`,
    id.replace('-', '0'),
    `${id.slice(0, 23)}0${id.slice(24)}`,
    `g${id.slice(1)}`,
    `河${id.slice(1)}`,
    `ā${id.slice(1)}`,
  ])('is refused: %s as a UUID', (text) => {
    expect(() => uuids([text])).toThrow('not a UUID');
  });

  it('is refused: no time, and numbers that are too large', () => {
    expect(() => instants([new Date(Number.NaN)])).toThrow();
    expect(() => ints([2 ** 31])).toThrow();
  });
});
