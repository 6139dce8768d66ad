import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { LinkedParty } from '@liandong/contracts/activities/activity-class';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { Nats } from '@liandong/messaging/nats-connection';
import { eventually } from '@liandong/testing/eventually';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import { testNats, type TestNats } from '@liandong/testing/test-nats';
import { keyIdOf, privateKeyFromSeed, type KnownKeys } from 'liandong-verify/signing-keys';
import { verifyDocument } from 'liandong-verify/verify-document';
import fc from 'fast-check';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AppModule } from '../app.module.js';
import { dataSourceInput } from '../data-source.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from '../ledger/ledger-entries.repository.js';
import { exportedLedger } from '../testing/exported-ledger.js';
import { sealEverything } from '../testing/seal-everything.js';
import { testSettings } from '../testing/test-settings.js';
import { PersonSalts } from './person-salts.js';
import { ProofsService } from './proofs.service.js';
import { BATCH, batchValues } from './sealed-batch.js';
import { SealedEntriesListeners } from './sealed-entries-listeners.js';
import { Sealer } from './sealer.js';
import { SealingRepository } from './sealing.repository.js';

/** Real: Postgres, NATS, two whole services that share the database, and the verifier as a process of its own. */
let database: TestDatabase;
let app: INestApplicationContext;
let sql: DataSource;
let proofs: ProofsService;
let gateway: Nats;
let folder: string;

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const publicKey = createPublicKey(privateKeyFromSeed(Buffer.alloc(32, 2)));
const keys: KnownKeys = new Map([[keyIdOf(publicKey), publicKey]]);
const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
const administrator = actor({ role: 'administrator' });

beforeAll(async () => {
  database = await testDatabase('checkins', dataSourceInput(''));
  await queryAs(
    database.ownerUrl,
    `CREATE TABLE told (leaf_index bigint PRIMARY KEY, entry_id uuid NOT NULL)`,
  );
  const nats = await testNats();
  app = await startService(nats);
  gateway = await Nats.connect({ url: nats.urlFor('gateway'), user: 'gateway' });
  sql = app.get(DataSource);
  proofs = app.get(ProofsService);
  folder = await mkdtemp(join(tmpdir(), 'liandong-proof-'));
  await run(process.execPath, [
    join(root, 'node_modules/native-typescript/bin/tsc'),
    '-b',
    'packages/verify',
  ]);
});

afterAll(async () => {
  await gateway?.onApplicationShutdown();
  await app?.close();
  await database?.drop();
  if (folder) await rm(folder, { recursive: true });
});

/** A service whose listener writes down what it was told, in the sealing transaction. */
async function startService(nats: TestNats): Promise<INestApplicationContext> {
  const settings = testSettings(database.runtimeUrl, nats.urlFor('checkins'));
  const service = await NestFactory.createApplicationContext(AppModule.forRoot(settings), {
    logger: ['fatal'],
    abortOnError: false,
  });
  service.get(SealedEntriesListeners).add({
    entriesSealed: async (tx, batch) => {
      await tx.query(
        `INSERT INTO told
         SELECT $6::bigint + row_number() OVER (ORDER BY written_xid, id) - 1, id FROM ${BATCH} entry`,
        [...batchValues(batch), batch.after.size],
      );
    },
  });
  return service;
}

function actor(...grants: Grant[]): Actor {
  return { id: uuidv7(), kind: 'person', grants };
}

function newEntry(more: Partial<NewLedgerEntry> = {}): NewLedgerEntry {
  const at = new Date('2026-11-23T01:00:00.123Z');
  return {
    id: uuidv7(),
    kind: 'serviceTime',
    volunteerId: uuidv7(),
    teamId: uuidv7(),
    organizationPath: '/bayi/xueyuan/',
    activityId: uuidv7(),
    title: '清扫河道，“第二场”',
    activityClass: 'environment',
    linkedParties: ['community'],
    from: at,
    to: new Date(at.getTime() + 3_600_000),
    minutes: 60,
    times: 0,
    grade: 'device',
    recordedAt: at,
    checkInId: uuidv7(),
    corrects: null,
    caseId: null,
    explanation: null,
    ...more,
  };
}

async function write(...entries: NewLedgerEntry[]): Promise<void> {
  await sql.transaction((tx) => app.get(LedgerEntriesRepository).append(tx, entries));
}

async function seal(...entries: NewLedgerEntry[]): Promise<void> {
  await write(...entries);
  await sealEverything(app);
}

async function unsealed(): Promise<number> {
  const [row]: { count: number }[] = await sql.query(
    `SELECT count(*)::int FROM ledger_entries WHERE id NOT IN (SELECT entry_id FROM sealed_entries)`,
  );
  return row?.count ?? -1;
}

async function queryAs(url: string, statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=checkins' });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}

/** What somebody does who has the owner's password. */
function ownerQuery(statement: string, values: unknown[] = []): Promise<void> {
  return queryAs(database.ownerUrl, statement, values);
}

interface Outcome {
  code: number;
  stdout: string;
}

function run(file: string, args: string[]): Promise<Outcome> {
  return new Promise((done) => {
    const { NODE_OPTIONS: _flags, ...env } = process.env;
    execFile(file, args, { cwd: root, env, encoding: 'utf8' }, (error, stdout) =>
      done({ code: error ? Number(error.code) : 0, stdout }),
    );
  });
}

/** The verifier as a person runs it. */
async function verifier(content: string | Buffer, ...args: string[]): Promise<Outcome> {
  const file = join(folder, `${uuidv7()}.file`);
  await writeFile(file, content);
  return run(process.execPath, ['packages/verify/dist/cli.js', file, '--key', pem, ...args]);
}

/** The complete export, of the rows as they are now. */
async function exportedCsv(): Promise<Buffer> {
  const { content } = await exportedLedger(gateway, { format: 'csv', actor: administrator });
  return content;
}

describe('a sealed entry', () => {
  it('has a proof that leads to a head that the district signed', async () => {
    const entries = Array.from({ length: 300 }, () => newEntry());
    await seal(...entries);
    for (const { id } of [entries[0], entries[150], entries[299]].map((one) => one ?? newEntry())) {
      const proof = await proofs.entryProof(id, administrator);
      expect(verifyDocument(proof, { keys, pinned: [] })).toMatchObject({ valid: true, findings: [] });
    }
  });

  it('says nothing of the person in its leaf but a salted commitment', async () => {
    const mine = newEntry();
    await seal(mine);
    const { facts, person } = await proofs.entryProof(mine.id, administrator);
    expect(JSON.stringify(facts)).not.toContain(mine.volunteerId);
    expect(person).toEqual({ volunteerId: mine.volunteerId, salt: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it.each<[string, (one: NewLedgerEntry) => Actor, string | null]>([
    ['its volunteer', (one) => ({ ...actor(), id: one.volunteerId }), null],
    ['the leader of its team', (one) => actor({ role: 'leader', teamId: one.teamId ?? '' }), null],
    ['an auditor', () => actor({ role: 'auditor' }), null],
    ['another leader', () => actor({ role: 'leader', teamId: uuidv7() }), 'LEDGER_ENTRY_NOT_FOUND'],
    ['another member', () => actor(), 'LEDGER_ENTRY_NOT_FOUND'],
  ])('is proven to %s or refused', async (_who, who, refusal) => {
    const one = newEntry();
    await seal(one);
    const asked = proofs.entryProof(one.id, who(one));
    if (refusal) await expect(asked).rejects.toThrow(refusal);
    else expect((await asked).facts.entryId).toBe(one.id);
  });

  it('is found whatever the precision of its time', async () => {
    const id = uuidv7();
    await sql.query(
      `INSERT INTO ledger_entries (id, kind, volunteer_id, organization_path, title, from_at, minutes, times,
         grade, recorded_at)
       VALUES ($1, 'training', $2, '/bayi/', '培训', '2026-11-23T01:00:00.999999Z', 0, 1, 'leader', now())`,
      [id, uuidv7()],
    );
    await seal();
    const proof = await proofs.entryProof(id, administrator);
    expect(proof.facts.entryId).toBe(id);
    expect(verifyDocument(proof, { keys, pinned: [] }).valid).toBe(true);
  });

  it('has the hash that the verifier makes of it, whatever its texts hold and whatever it has not', async () => {
    const uncommon = fc.constantFrom(...'"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028\ud7ff\ue000é🏮雪');
    const text = fc.oneof(fc.string({ unit: uncommon }), fc.string({ unit: 'binary' }));
    const given = fc.record({
      title: text.map((value) => value.replaceAll('\0', '')),
      activityClass: fc.constantFrom(null, 'relief'),
      activityId: fc.constantFrom(null, uuidv7()),
      teamId: fc.constantFrom(null, uuidv7()),
      linkedParties: fc.subarray(LinkedParty.options),
      from: fc.constantFrom(
        new Date(0),
        new Date('2026-11-23T01:00:00.500Z'),
        new Date('2099-12-31T23:59:59.999Z'),
      ),
      to: fc.constantFrom(null, new Date('2026-11-23T02:00:00.999Z')),
      minutes: fc.nat(10_000),
      times: fc.nat(3),
      checkInId: fc.constantFrom(null, uuidv7()),
      caseId: fc.constantFrom(null, uuidv7()),
    });
    const corrected = newEntry();
    await write(corrected);
    const lower = newEntry({
      ...corrected,
      id: uuidv7(),
      kind: 'correction',
      minutes: -5,
      corrects: corrected.id,
    });
    const others = [lower, ...fc.sample(given, 60).map((one) => newEntry(one))];
    await seal(...others);
    const entries = [corrected, ...others];
    for (const { id } of entries) {
      const proof = await proofs.entryProof(id, administrator);
      expect([proof.facts.title, verifyDocument(proof, { keys, pinned: [] }).valid]).toEqual([
        proof.facts.title,
        true,
      ]);
    }
  });

  it('that does not exist is not found', async () => {
    await expect(proofs.entryProof(uuidv7(), administrator)).rejects.toThrow('LEDGER_ENTRY_NOT_FOUND');
  });
});

describe('heads', () => {
  it('of any two moments are consistent, and the days show the last ones', async () => {
    const older = await proofs.head();
    await seal(...Array.from({ length: 10 }, () => newEntry()));
    const consistency = await proofs.consistency(older.size, undefined);
    expect(consistency.newer.size).toBeGreaterThan(older.size);
    expect(verifyDocument(consistency, { keys, pinned: [older] })).toMatchObject({ valid: true });
    const { items } = await proofs.dailyHeads({ limit: 5 });
    expect(items).toMatchObject([{ isFinal: false, head: await proofs.head() }]);
  });

  it('of no such size are not found, and reversed ones are refused', async () => {
    await expect(proofs.consistency(1_000_000, undefined)).rejects.toThrow('TREE_HEAD_NOT_FOUND');
    await expect(proofs.consistency((await proofs.head()).size, 0)).rejects.toThrow('TREE_HEADS_REVERSED');
  });

  it('begin with that of the empty ledger, which every other goes on from', async () => {
    await seal(newEntry());
    const consistency = await proofs.consistency(0, undefined);
    expect(consistency).toMatchObject({ older: { size: 0 }, proof: [] });
    expect(verifyDocument(consistency, { keys, pinned: [] }).valid).toBe(true);
  });

  it('name the key, which anybody can read', async () => {
    expect(await proofs.signingKeys()).toMatchObject([{ keyId: keyIdOf(publicKey), pem, isCurrent: true }]);
  });
});

describe('an entry that commits after one that was written later', () => {
  it('is sealed all the same; who reads by id misses it', async () => {
    await seal(newEntry());
    const [early, late] = [newEntry(), newEntry()];
    const slow = sql.createQueryRunner();
    await slow.startTransaction();
    await app.get(LedgerEntriesRepository).append(slow.manager, [early]);
    await write(late);
    // The positive control: what is visible now, in the order of ids, goes past the entry that is still to come.
    const byId = async (after: string): Promise<string[]> => {
      const rows: { id: string }[] = await sql.query(
        'SELECT id FROM ledger_entries WHERE id > $1 ORDER BY id',
        [after],
      );
      return rows.map((row) => row.id);
    };
    expect(await byId(uuidBefore(early.id))).toEqual([late.id]);
    await app.get(Sealer).sealNow();
    expect(await unsealed()).toBe(1);
    await slow.commitTransaction();
    await slow.release();
    expect(await byId(late.id)).toEqual([]);
    await seal();
    expect(await unsealed()).toBe(0);
    const order = await Promise.all([early, late].map(({ id }) => proofs.entryProof(id, administrator)));
    expect(order[1]?.leafIndex).toBe((order[0]?.leafIndex ?? 0) + 1);
  });

  function uuidBefore(id: string): string {
    return `${id.slice(0, -4)}0000`;
  }
});

describe('many writers at once', () => {
  it('have every committed entry sealed once, without a gap, and nothing of what was rolled back', async () => {
    const kept: string[] = [];
    const writer = async (seed: number) => {
      for (let round = 0; round < 12; round++) {
        const entries = Array.from({ length: 1 + ((seed + round) % 5) }, () => newEntry());
        const isKept = (seed * 7 + round) % 4 !== 0;
        await sql
          .transaction(async (tx) => {
            await app.get(LedgerEntriesRepository).append(tx, entries);
            if (!isKept) throw new Error('rolled back');
          })
          .catch(() => undefined);
        if (isKept) kept.push(...entries.map(({ id }) => id));
      }
    };
    const sealing = new AbortController();
    const busy = (async () => {
      while (!sealing.signal.aborted) await app.get(Sealer).sealNow();
    })();
    await Promise.all(Array.from({ length: 6 }, (_, seed) => writer(seed)));
    sealing.abort();
    await busy;
    await seal();
    const [row]: { missing: number; gaps: number; untold: number }[] = await sql.query(
      `SELECT (SELECT count(*) FROM unnest($1::uuid[]) AS id
                WHERE id NOT IN (SELECT entry_id FROM sealed_entries))::int AS missing,
              (SELECT max(leaf_index) + 1 - count(*) FROM sealed_entries)::int AS gaps,
              (SELECT count(*) FROM sealed_entries FULL JOIN told USING (leaf_index, entry_id)
                WHERE sealed_entries.leaf_index IS NULL OR told.leaf_index IS NULL)::int AS untold`,
      [kept],
    );
    expect(row).toEqual({ missing: 0, gaps: 0, untold: 0 });
  });
});

describe('the sealer', () => {
  it('is replaced when the process that holds the right to seal dies in the middle', async () => {
    const other = await startService(await testNats());
    try {
      let reached: (pid: number) => void = () => undefined;
      const inTheMiddle = new Promise<number>((resolve) => {
        reached = resolve;
      });
      // The first of the two that seals stays in the middle of its transaction.
      let isFirst = true;
      for (const service of [app, other]) {
        service.get(SealedEntriesListeners).add({
          entriesSealed: async (tx) => {
            if (!isFirst) return;
            isFirst = false;
            const [row]: { pid: number }[] = await tx.query('SELECT pg_backend_pid() AS pid');
            reached(row?.pid ?? 0);
            await tx.query('SELECT pg_sleep(60)');
          },
        });
      }
      const one = newEntry();
      await write(one);
      const pid = await inTheMiddle;
      await expect(proofs.entryProof(one.id, administrator)).rejects.toThrow('LEDGER_ENTRY_NOT_SEALED_YET');
      await queryAs(database.adminUrl, 'SELECT pg_terminate_backend($1)', [pid]);
      const proof = await eventually(() => proofs.entryProof(one.id, administrator));
      expect(verifyDocument(proof, { keys, pinned: [] }).valid).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('seals nothing when a listener fails, and the same entries afterwards', async () => {
    let failures = 5;
    app.get(SealedEntriesListeners).add({
      entriesSealed: () => (failures-- > 0 ? Promise.reject(new Error('not now')) : Promise.resolve()),
    });
    const one = newEntry();
    await write(one);
    // The sealer's own look may be the one that meets it.
    await eventually(async () => {
      await expect(app.get(Sealer).sealNow()).rejects.toThrow('not now');
      return true;
    });
    failures = 0;
    const proof = await eventually(() => proofs.entryProof(one.id, administrator));
    expect(verifyDocument(proof, { keys, pinned: [] }).valid).toBe(true);
  });

  it('goes on after a dump was restored, where transaction numbers begin anew', async () => {
    const before = await proofs.head();
    const waiting = newEntry();
    await ownerQuery('UPDATE sealing SET last_xid = last_xid + 1000000000');
    await write(waiting);
    await expect(app.get(Sealer).sealNow()).resolves.toBe(0);
    await ownerQuery('UPDATE ledger_entries SET written_xid = written_xid + 1000000000');
    await expect(app.get(Sealer).sealNow()).rejects.toThrow('continue_sealing_after_restore');
    await ownerQuery('SELECT continue_sealing_after_restore()');
    await seal(newEntry());
    expect((await proofs.head()).size).toBe(before.size + 2);
    const consistency = await proofs.consistency(before.size, undefined);
    expect(verifyDocument(consistency, { keys, pinned: [] }).valid).toBe(true);
  });

  it.each([
    ['change a sealed entry', 'UPDATE sealed_entries SET entry_id = entry_id'],
    ['remove a sealed entry', 'DELETE FROM sealed_entries'],
    ['change a tile', 'UPDATE tree_tiles SET root = root'],
    ['change a head', 'UPDATE tree_heads SET root = root'],
    ['remove a head', 'DELETE FROM tree_heads'],
    ['remove a key', 'DELETE FROM signing_keys'],
    ['renumber the ledger', 'SELECT continue_sealing_after_restore()'],
  ])('runs as a role that cannot %s', async (_what, statement) => {
    await expect(sql.query(statement)).rejects.toMatchObject({ driverError: { code: '42501' } });
  });
});

describe('the secret of a person', () => {
  it('is the one that was kept first, should the person be heard of while an entry is sealed', async () => {
    const volunteerId = uuidv7();
    const entry = newEntry({ volunteerId });
    const salts = app.get(PersonSalts);
    const [holding, hearing] = [sql.createQueryRunner(), sql.createQueryRunner()];
    try {
      await holding.startTransaction();
      await app.get(SealingRepository).hold(holding.manager);
      await write(entry);
      await hearing.startTransaction();
      await salts.prepare(hearing.manager, [volunteerId]);
      await holding.commitTransaction();
      await eventually(async () => {
        const waiting: unknown[] = await sql.query(
          `SELECT FROM pg_stat_activity WHERE query LIKE '%INTO volunteer_secrets%' AND wait_event_type = 'Lock'`,
        );
        return waiting.length > 0;
      });
      await hearing.commitTransaction();
      const proof = await eventually(() => proofs.entryProof(entry.id, administrator));
      expect(proof.person).toMatchObject({ volunteerId });
      expect(verifyDocument(proof, { keys, pinned: [] }).valid).toBe(true);
    } finally {
      await holding.release();
      await hearing.release();
    }
  });
});

describe('a person who was erased', () => {
  it('cannot be recomputed, while every proof still holds', async () => {
    const volunteerId = uuidv7();
    const [one, later] = [newEntry({ volunteerId }), newEntry({ volunteerId })];
    await seal(one);
    await sql.transaction((tx) => app.get(PersonSalts).erase(tx, volunteerId));
    await seal(later);
    const found = await Promise.all([one, later].map(({ id }) => proofs.entryProof(id, administrator)));
    for (const proof of found) {
      expect(proof.person).toEqual({ commitment: expect.any(String) });
      expect(verifyDocument(proof, { keys, pinned: [] }).valid).toBe(true);
    }
    const rows: unknown = await sql.query(
      'SELECT secret, inner_key, outer_key FROM volunteer_secrets WHERE volunteer_id = $1',
      [volunteerId],
    );
    expect(rows).toEqual([{ secret: null, inner_key: null, outer_key: null }]);
  });
});

describe('the verifier, given what the server gives out', () => {
  it('finds an export valid, and says so in both languages', async () => {
    const { code, stdout } = await verifier(await exportedCsv());
    expect(stdout).toContain('核验通过');
    expect(stdout).toContain('is what the district signed');
    expect(code).toBe(0);
  });

  it.each([
    ['minutes', 'minutes = 600'],
    ['title', `title = '改过的活动'`],
    ['grade', `grade = 'leader'`],
    ['volunteer', `volunteer_id = gen_random_uuid()`],
    [
      'volunteer, to another of the ledger,',
      `volunteer_id = (SELECT min(volunteer_id::text) FROM volunteer_secrets WHERE secret IS NOT NULL)::uuid`,
    ],
    ['person-times', 'times = 9'],
  ])('names the row whose %s somebody changed by hand in the database', async (_what, assignment) => {
    const one = newEntry();
    await seal(one);
    await ownerQuery(`UPDATE ledger_entries SET ${assignment} WHERE id = $1`, [one.id]);
    const ofExport = await verifier(await exportedCsv(), '--json');
    expect(ofExport.code).toBe(1);
    expect(JSON.parse(ofExport.stdout).findings).toContainEqual(
      expect.objectContaining({ kind: 'rowChanged', entryId: one.id }),
    );
    const ofProof = await verifier(JSON.stringify(await proofs.entryProof(one.id, administrator)));
    expect(ofProof.code).toBe(1);
    expect(ofProof.stdout).toContain(one.id);
  });

  it('names the leaf of a row that somebody deleted in the database', async () => {
    const one = newEntry();
    await seal(one, newEntry());
    const { leafIndex } = await proofs.entryProof(one.id, administrator);
    await ownerQuery('DELETE FROM ledger_entries WHERE id = $1', [one.id]);
    const { code, stdout } = await verifier(await exportedCsv(), '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).findings).toContainEqual({
      kind: 'rowsRemoved',
      leafIndex,
      lastLeafIndex: leafIndex,
    });
  });
});
