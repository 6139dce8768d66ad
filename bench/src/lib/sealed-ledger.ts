import pg from 'pg';

/** Entries that one transaction writes when a ledger is filled. */
const TOGETHER = 10_000;
const POLL_MS = 20;

/** A ledger that is filled with invented entries, to watch how it is sealed. */
export class SealedLedger {
  private constructor(
    private readonly client: pg.Client,
    private readonly holder: pg.Client,
  ) {}

  static async open(databaseUrl: string): Promise<SealedLedger> {
    const clients = [0, 1].map(
      () => new pg.Client({ connectionString: databaseUrl, options: '-c search_path=checkins' }),
    );
    const [client, holder] = clients;
    if (!client || !holder) throw new Error('two connections');
    await client.connect();
    await holder.connect();
    return new SealedLedger(client, holder);
  }

  async close(): Promise<void> {
    await this.client.end();
    await this.holder.end();
  }

  async size(): Promise<number> {
    const { rows } = await this.client.query<{ size: number }>('SELECT size::float8 AS size FROM sealing');
    return rows[0]?.size ?? 0;
  }

  /** Keeps the sealer from sealing: its lock is taken. */
  async hold(): Promise<void> {
    await this.holder.query('BEGIN');
    await this.holder.query('SELECT 1 FROM sealing FOR UPDATE');
  }

  async release(): Promise<void> {
    await this.holder.query('COMMIT');
  }

  /** Writes entries of 5,000 people, an hour each, into this month. */
  async fill(count: number): Promise<void> {
    for (let left = count; left > 0; left -= TOGETHER) {
      await this.client.query(
        `INSERT INTO ledger_entries (id, kind, volunteer_id, team_id, organization_path, activity_id, title,
           activity_class, linked_parties, from_at, to_at, minutes, times, grade, recorded_at, check_in_id)
         SELECT gen_random_uuid(), 'serviceTime', ('00000000-0000-4000-8000-' || lpad((at % 5000)::text, 12, '0'))::uuid,
           ('00000000-0000-4000-9000-' || lpad((at % 20)::text, 12, '0'))::uuid, '/bench/', gen_random_uuid(),
           '清扫河道', 'environment', '{community,volunteers}', now(), now() + interval '1 hour', 60, 0, 'device',
           now(), gen_random_uuid()
         FROM generate_series(1, $1::int) AS at`,
        [Math.min(TOGETHER, left)],
      );
    }
  }

  /** @returns how long it took until so many entries were sealed, in seconds */
  async sealedUpTo(size: number): Promise<number> {
    const began = performance.now();
    while ((await this.size()) < size) await new Promise((done) => setTimeout(done, POLL_MS));
    return (performance.now() - began) / 1_000;
  }

  /** Ids of sealed entries, spread over the whole ledger. */
  async someEntries(count: number): Promise<string[]> {
    const { rows } = await this.client.query<{ entry_id: string }>(
      `SELECT entry_id FROM sealed_entries
       WHERE leaf_index IN (SELECT floor(random() * size)::bigint FROM sealing, generate_series(1, $1))`,
      [count],
    );
    return rows.map((row) => row.entry_id);
  }

  async someHeadSize(): Promise<number> {
    const { rows } = await this.client.query<{ size: number }>(
      `SELECT head.size::float8 AS size FROM tree_heads head, sealing
       WHERE head.size > 0 AND head.size <= sealing.size ORDER BY abs(head.size - sealing.size / 3) LIMIT 1`,
    );
    return rows[0]?.size ?? 0;
  }
}
