import { createHmac } from 'node:crypto';
import { entryLeafHash, personCommitment, SALT_BYTES } from 'liandong-verify/ledger-entry';
import type pg from 'pg';

/** Entries that one statement reads, and one writes. */
const PAGE = 10_000;
const BETWEEN_CELLS = '\u001f';
const BETWEEN_ROWS = '\u001e';
/** A leaf's hash and its commitment. */
const ROW_BYTES = 64;

/** The entries that one transaction wrote, and the leaf of the first of them. */
export interface WrittenEntries {
  readonly xid: string;
  readonly firstLeaf: number;
}

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A page as one text: to read it row by row would take as long as to hash it. */
const READ = `
  SELECT string_agg(concat_ws(E'${BETWEEN_CELLS}', id, volunteer_id, kind, team_id, organization_path, activity_id, title,
    activity_class, array_to_string(linked_parties, ';'), ${instant('from_at')}, ${instant('to_at')}, minutes, times, grade,
    ${instant('recorded_at')}, check_in_id), E'${BETWEEN_ROWS}' ORDER BY id) AS text
  FROM (SELECT * FROM ledger_entries WHERE written_xid = $1 AND id > $2 ORDER BY id LIMIT ${PAGE}) page`;

const WRITE = `
  INSERT INTO sealed_entries (leaf_index, entry_id, from_at, leaf_hash, commitment)
  SELECT $3::bigint + place, id, from_at, substr($4::bytea, place * ${ROW_BYTES} + 1, 32),
    substr($4::bytea, place * ${ROW_BYTES} + 33, 32)
  FROM (
    SELECT id, from_at, (row_number() OVER (ORDER BY id) - 1)::int AS place
    FROM (SELECT id, from_at FROM ledger_entries WHERE written_xid = $1 AND id > $2 ORDER BY id LIMIT ${PAGE}) page
  ) one`;

/** Gives entries of `loadLedger` their leaves, as the sealer does. @returns the leaves' hashes, one after the other */
export async function sealPages(
  client: pg.Client,
  { xid, firstLeaf }: WrittenEntries,
  secrets: ReadonlyMap<string, Buffer>,
): Promise<Buffer> {
  const hashes: Buffer[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows: pages } = await client.query<{ text: string | null }>(READ, [xid, after]);
    const lines = pages[0]?.text?.split(BETWEEN_ROWS) ?? [];
    if (lines.length === 0) return Buffer.concat(hashes);
    const start = firstLeaf + hashes.length;
    const page = lines.map((line, at) => leafOf(line.split(BETWEEN_CELLS), start + at, secrets));
    await client.query(WRITE, [xid, after, start, Buffer.concat(page.flat())]);
    for (const [hash] of page) hashes.push(hash);
    after = lines.at(-1)?.slice(0, after.length) ?? after;
  }
}

function leafOf(
  cells: readonly string[],
  leafIndex: number,
  secrets: ReadonlyMap<string, Buffer>,
): [hash: Buffer, commitment: Buffer] {
  const cell = (at: number) => cells[at] ?? '';
  const [entryId, volunteerId] = [cell(0), cell(1)];
  const salt = createHmac('sha256', secrets.get(volunteerId) ?? '')
    .update(entryId)
    .digest();
  const commitment = personCommitment({ volunteerId, salt: salt.toString('hex', 0, SALT_BYTES) });
  const facts = {
    entryId,
    kind: cell(2),
    teamId: cell(3),
    organizationPath: cell(4),
    activityId: cell(5),
    title: cell(6),
    activityClass: cell(7),
    linkedParties: cell(8).split(';'),
    from: cell(9),
    to: cell(10),
    minutes: Number(cell(11)),
    times: Number(cell(12)),
    grade: cell(13),
    recordedAt: cell(14),
    checkInId: cell(15),
    corrects: null,
    caseId: null,
  };
  return [entryLeafHash({ facts, commitment, leafIndex }), Buffer.from(commitment, 'hex')];
}
