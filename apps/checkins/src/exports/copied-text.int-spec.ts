import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testServers } from '@liandong/testing/test-servers';
import { DataSource } from 'typeorm';
import { copyText } from './copied-text.js';

/** Real: Postgres, one connection, so that what one query leaves behind meets the next. */
let dataSource: DataSource;

beforeAll(async () => {
  const url = testServers().adminDatabaseUrl;
  dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
});
afterAll(() => dataSource?.destroy());

const copied = async (query: string) => {
  const { parts, rows } = await copyText(dataSource, query);
  return { text: Buffer.concat(parts).toString(), rows };
};

describe('a text copied from the database', () => {
  it('is what a query would give, whatever stands in it', async () => {
    const text = `卓玛 བཀྲ་ཤིས 😀 "a\\b", '\t\r\n`;
    const sql = `SELECT $text$${text}$text$, 7`;
    expect(await copied(sql)).toEqual({ text, rows: 7 });
  });

  it('may be larger than what the socket gives at once', async () => {
    expect(await copied(`SELECT repeat('河', 1000000) || 'x', -1`)).toEqual({
      text: `${'河'.repeat(1_000_000)}x`,
      rows: -1,
    });
  });

  it('may come in several rows', async () => {
    const sql = `SELECT text, 2 FROM (VALUES (1, '卓'), (2, NULL), (3, '玛\\n')) AS a (place, text) ORDER BY place`;
    expect(await copied(sql)).toEqual({ text: '卓玛\\n', rows: 6 });
    expect(await copied('SELECT NULL::text, 1 WHERE false')).toEqual({ text: '', rows: 0 });
  });

  it('is empty where there is none', async () => {
    expect(await copied(`SELECT '', 0`)).toEqual({ text: '', rows: 0 });
    expect(
      await copied(`SELECT string_agg(none, ''), count(*)::int FROM (SELECT '' WHERE false) AS a (none)`),
    ).toEqual({ text: '', rows: 0 });
  });

  it('takes more memory for sorting, and leaves the connection as it was', async () => {
    const show = () => dataSource.query('SHOW work_mem');
    const before = await show();
    expect(await copied(`SELECT current_setting('work_mem'), 1`)).toEqual({ text: '32MB', rows: 1 });
    expect(await show()).toEqual(before);
  });

  it('fails as a query does, and leaves the connection to the next', async () => {
    await expect(copied('SELECT 1 / 0, 0')).rejects.toThrow('division by zero');
    await expect(copied('SELECT nothing')).rejects.toThrow('"nothing" does not exist');
    expect(await copied(`SELECT 'on', 1`)).toEqual({ text: 'on', rows: 1 });
  });
});
