import type { INestApplicationContext } from '@nestjs/common';
import { eventually } from '@liandong/testing/eventually';
import { DataSource } from 'typeorm';
import { Sealer } from '../proof/sealer.js';

/**
 * Returns when every entry that was written is sealed. One look may leave some: the service's own look may be at it,
 * and what any transaction of the whole server that is older has written comes first.
 */
export async function sealEverything(app: INestApplicationContext): Promise<void> {
  await eventually(
    async () => {
      await app.get(Sealer).sealNow();
      const left: unknown[] = await app
        .get(DataSource)
        .query('SELECT FROM ledger_entries WHERE id NOT IN (SELECT entry_id FROM sealed_entries) LIMIT 1');
      return left.length === 0;
    },
    { timeoutMs: 20_000 },
  );
}
