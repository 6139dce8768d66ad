import type { ServiceName } from '@liandong/contracts/wire/rpc';
import type pg from 'pg';
import { isRecord } from './json-file.js';

/**
 * What has been done to a service's schema. Kept as the schema's comment, so that it is lost, copied and restored
 * together with the data that it speaks of.
 */
export interface SchemaNotes {
  /** See migrationsVersion(). */
  readonly migrations?: string;
  /** The demonstration data is complete. */
  readonly demo?: boolean;
}

export async function readSchemaNotes(admin: pg.Client, service: ServiceName): Promise<SchemaNotes> {
  const { rows } = await admin.query<{ comment: string | null }>(
    `SELECT obj_description(to_regnamespace($1), 'pg_namespace') AS comment`,
    [service],
  );
  return parseSchemaNotes(rows[0]?.comment ?? null);
}

export async function writeSchemaNotes(
  admin: pg.Client,
  service: ServiceName,
  notes: SchemaNotes,
): Promise<void> {
  await admin.query(`COMMENT ON SCHEMA ${service} IS ${admin.escapeLiteral(JSON.stringify(notes))}`);
}

/** A comment that somebody else wrote counts as no notes: the work is done again, which is harmless. */
export function parseSchemaNotes(comment: string | null): SchemaNotes {
  let value: unknown;
  try {
    value = JSON.parse(comment ?? '{}');
  } catch {
    return {};
  }
  if (!isRecord(value)) return {};
  const { migrations, demo } = value;
  return {
    ...(typeof migrations === 'string' ? { migrations } : {}),
    ...(typeof demo === 'boolean' ? { demo } : {}),
  };
}
