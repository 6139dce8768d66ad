import { sealPages, type WrittenEntries } from './ledger-pages.js';
import { withClient } from './members.js';

/** Seals the entries of each transaction that it is told of, until the one who started it hangs up. */
await withClient(process.argv[2] ?? '', async (client) => {
  await client.query('SET search_path = checkins');
  const { rows } = await client.query<{ volunteer_id: string; secret: Buffer }>(
    'SELECT volunteer_id, secret FROM volunteer_secrets',
  );
  const secrets = new Map(rows.map((row) => [row.volunteer_id, row.secret]));
  await new Promise<void>((done, failed) => {
    process.once('disconnect', done);
    process.on('message', (entries: WrittenEntries) => {
      sealPages(client, entries, secrets).then((hashes) => process.send?.(hashes), failed);
    });
  });
});
