import { Injectable } from '@nestjs/common';
import type {
  CertificateLanguages,
  CertifiedService,
  ShownField,
} from '@liandong/contracts/certificates/certificate';
import type { TreeHead } from 'liandong-verify/tree-head';
import type { EntityManager } from 'typeorm';
import { BATCH, batchValues, type SealedBatch } from '../proof/sealed-batch.js';
import type { ServiceEntry } from './certified-services.js';

/** A certificate as it is stored. */
export interface CertificateRecord {
  id: string;
  number: string;
  volunteerId: string;
  teamId: string | null;
  issuedBy: string;
  issuedAt: Date;
  /** `YYYY-MM-DD`, of Asia/Shanghai; the last day is included. */
  from: string;
  to: string;
  languages: CertificateLanguages;
  /** null after the person was erased. */
  holderName: string | null;
  secondName: string | null;
  idDocumentSalt: Buffer | null;
  idDocumentHash: Buffer | null;
  platformName: string;
  recordingUnit: string;
  sealHash: Buffer | null;
  deviceMinutes: number;
  leaderMinutes: number;
  retroMinutes: number;
  times: number;
  services: CertifiedService[];
  entryIds: string[];
  /** The signed head of the tree in which all of them are sealed; null on the first certificates that were made. */
  treeHead: TreeHead | null;
  shown: ShownField[];
  replaces: string | null;
  replacedBy: string | null;
  replacedAt: Date | null;
  revokedAt: Date | null;
  revokeReason: string | null;
}

export type NewCertificate = Omit<
  CertificateRecord,
  'replacedBy' | 'replacedAt' | 'revokedAt' | 'revokeReason'
>;

const COLUMNS = `id, number, volunteer_id AS "volunteerId", team_id AS "teamId", issued_by AS "issuedBy",
  issued_at AS "issuedAt", from_day::text AS "from", to_day::text AS "to", languages,
  holder_name AS "holderName", second_name AS "secondName", id_document_salt AS "idDocumentSalt",
  id_document_hash AS "idDocumentHash", platform_name AS "platformName", recording_unit AS "recordingUnit",
  seal_hash AS "sealHash", device_minutes AS "deviceMinutes", leader_minutes AS "leaderMinutes",
  retro_minutes AS "retroMinutes", times, services, entry_ids AS "entryIds", tree_head AS "treeHead", shown, replaces,
  replaced_by AS "replacedBy", replaced_at AS "replacedAt", revoked_at AS "revokedAt",
  revoke_reason AS "revokeReason"`;

/** Issuing holds it shared, replacing alone. */
const REPLACEMENT_LOCK = 4_127_048;

/** SQL for whether an entry is of what certificates state: service time and its corrections. */
const CERTIFIED = `(entry.minutes <> 0
  AND coalesce(entry.corrected_kind, entry.kind) IN ('serviceTime', 'reportInService'))`;

/** SQL for whether an entry changes what was certified before it was sealed. */
const CHANGES_THE_PAST = `(${CERTIFIED} AND (entry.kind = 'correction' OR entry.grade = 'retro'))`;

@Injectable()
export class CertificatesRepository {
  /**
   * Until the transaction ends no certificate is marked as replaced. Taken before the ledger is read: else a correction
   * could be sealed after that and before the certificate is there to be marked.
   */
  async holdReplacements(tx: EntityManager): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock_shared($1, hashtext(current_schema()))', [REPLACEMENT_LOCK]);
  }

  async find(tx: EntityManager, key: { id: string } | { number: string }): Promise<CertificateRecord | null> {
    const [column, value] = 'id' in key ? ['id', key.id] : ['number', key.number];
    const rows: CertificateRecord[] = await tx.query(
      `SELECT ${COLUMNS} FROM certificates WHERE ${column} = $1`,
      [value],
    );
    return rows[0] ?? null;
  }

  /** Several, in the order of their ids as given. */
  findAll(tx: EntityManager, ids: readonly string[]): Promise<CertificateRecord[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM certificates WHERE id = ANY($1::uuid[]) ORDER BY array_position($1::uuid[], id)`,
      [ids],
    );
  }

  /**
   * A person's certificates, of one team's service or all, the newest first; one more than `limit` when there are more.
   */
  findOf(
    tx: EntityManager,
    { volunteerId, teamId }: { volunteerId: string; teamId: string | null },
    after: readonly [issuedAt: string, id: string] | null,
    limit: number,
  ): Promise<CertificateRecord[]> {
    return tx.query(
      `SELECT ${COLUMNS} FROM certificates
       WHERE volunteer_id = $1 AND ($5::uuid IS NULL OR team_id = $5)
         AND ($2::timestamptz IS NULL OR (date_trunc('milliseconds', issued_at), id) < ($2::timestamptz, $3::uuid))
       ORDER BY issued_at DESC, id DESC LIMIT $4`,
      [volunteerId, after?.[0] ?? null, after?.[1] ?? null, limit + 1, teamId],
    );
  }

  /** False when there is one with this id already: the same request came twice. */
  async add(tx: EntityManager, certificate: NewCertificate): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO certificates (id, number, volunteer_id, team_id, issued_by, issued_at, from_day, to_day,
         languages, holder_name, second_name, id_document_salt, id_document_hash, platform_name, recording_unit,
         seal_hash, device_minutes, leader_minutes, retro_minutes, times, services, entry_ids, tree_head, shown, replaces)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
         $22::uuid[], $23, $24::text[], $25)
       ON CONFLICT (id) DO NOTHING RETURNING id`,
      [
        certificate.id,
        certificate.number,
        certificate.volunteerId,
        certificate.teamId,
        certificate.issuedBy,
        certificate.issuedAt,
        certificate.from,
        certificate.to,
        certificate.languages,
        certificate.holderName,
        certificate.secondName,
        certificate.idDocumentSalt,
        certificate.idDocumentHash,
        certificate.platformName,
        certificate.recordingUnit,
        certificate.sealHash,
        certificate.deviceMinutes,
        certificate.leaderMinutes,
        certificate.retroMinutes,
        certificate.times,
        JSON.stringify(certificate.services),
        certificate.entryIds,
        certificate.treeHead && JSON.stringify(certificate.treeHead),
        certificate.shown,
        certificate.replaces,
      ],
    );
    return rows.length > 0;
  }

  async setShown(tx: EntityManager, id: string, shown: readonly ShownField[]): Promise<void> {
    await tx.query('UPDATE certificates SET shown = $2::text[] WHERE id = $1', [id, shown]);
  }

  /** False when it was revoked before: the first reason stays. */
  async revoke(tx: EntityManager, id: string, by: string, reason: string, at: Date): Promise<boolean> {
    const [, revoked]: [unknown, number] = await tx.query(
      `UPDATE certificates SET revoked_at = $2, revoked_by = $3, revoke_reason = $4
       WHERE id = $1 AND revoked_at IS NULL`,
      [id, at, by, reason],
    );
    return revoked > 0;
  }

  /** False when another one replaced it before. */
  async replaceBy(tx: EntityManager, number: string, newNumber: string, at: Date): Promise<boolean> {
    const [, replaced]: [unknown, number] = await tx.query(
      `UPDATE certificates SET replaced_by = $2, replaced_at = coalesce(replaced_at, $3)
       WHERE number = $1 AND replaced_by IS NULL`,
      [number, newNumber, at],
    );
    return replaced > 0;
  }

  /**
   * Whether entries that are sealed now change what was certified before: corrections do, and what is entered
   * afterwards. A new entry of the ordinary kind does not: a certificate states what had been recorded.
   */
  async isPastChanged(tx: EntityManager, batch: SealedBatch): Promise<boolean> {
    const [row]: { changed: boolean }[] = await tx.query(
      `SELECT EXISTS (SELECT FROM ${BATCH} entry WHERE ${CHANGES_THE_PAST}) AS changed`,
      batchValues(batch),
    );
    return row?.changed ?? false;
  }

  /**
   * Marks every certificate that covers one of these entries and does not count it as replaced. Days are those of
   * Asia/Shanghai.
   * @returns those that were not marked before
   */
  async replaceCovering(
    tx: EntityManager,
    batch: SealedBatch,
    at: Date,
  ): Promise<{ number: string; volunteerId: string }[]> {
    await tx.query('SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))', [REPLACEMENT_LOCK]);
    const [marked]: [{ number: string; volunteerId: string }[], number] = await tx.query(
      `UPDATE certificates certificate SET replaced_at = $6, replaced_by_entry = entry.id
       FROM ${BATCH} entry
       WHERE ${CHANGES_THE_PAST} AND certificate.volunteer_id = entry.volunteer_id
         AND certificate.replaced_at IS NULL AND certificate.revoked_at IS NULL
         AND (entry.from_at AT TIME ZONE 'Asia/Shanghai')::date
             BETWEEN certificate.from_day AND certificate.to_day
         AND (certificate.team_id IS NULL OR certificate.team_id = entry.team_id)
         AND NOT entry.id = ANY(certificate.entry_ids)
       RETURNING certificate.number, certificate.volunteer_id AS "volunteerId"`,
      [...batchValues(batch), at],
    );
    return marked;
  }

  /** Takes the personal parts out of an erased person's certificates, which are valid no longer. */
  async forget(tx: EntityManager, volunteerId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE certificates SET holder_name = NULL, second_name = NULL, id_document_salt = NULL,
         id_document_hash = NULL, shown = '{}', revoked_at = coalesce(revoked_at, $2),
         revoked_by = coalesce(revoked_by, volunteer_id), revoke_reason = NULL
       WHERE volunteer_id = $1`,
      [volunteerId, at],
    );
  }

  /**
   * Sealed entries of service time and their corrections that begin between two instants, oldest first; one more than
   * `limit` when there are more. Study hours and awards are other entries: a certificate of service has none.
   */
  findServiceEntries(
    tx: EntityManager,
    { volunteerId, teamId }: { volunteerId: string; teamId: string | null },
    { from, to }: { from: Date; to: Date },
    limit: number,
  ): Promise<ServiceEntry[]> {
    return tx.query(
      `SELECT entry.id, entry.activity_id AS "activityId", entry.corrects, entry.title,
              entry.activity_class AS "activityClass", team.name AS "teamName", entry.from_at AS "from",
              entry.minutes, entry.grade
       FROM ledger_entries entry
       JOIN sealed_entries sealed ON sealed.entry_id = entry.id
       LEFT JOIN teams team ON team.id = entry.team_id
       WHERE entry.volunteer_id = $1 AND entry.from_at >= $2 AND entry.from_at < $3
         AND ($4::uuid IS NULL OR entry.team_id = $4)
         AND ${CERTIFIED}
       ORDER BY entry.from_at, entry.id LIMIT $5`,
      [volunteerId, from, to, teamId, limit + 1],
    );
  }

  /** The name under which the person is known, null when there is no such person. */
  async findName(tx: EntityManager, volunteerId: string): Promise<string | null> {
    const rows: { name: string }[] = await tx.query(
      'SELECT display_name AS name FROM volunteers WHERE id = $1',
      [volunteerId],
    );
    return rows[0]?.name ?? null;
  }

  async findTeam(
    tx: EntityManager,
    teamId: string,
  ): Promise<{ teamId: string; name: string; organizationPath: string } | null> {
    const rows: { teamId: string; name: string; organizationPath: string }[] = await tx.query(
      'SELECT id AS "teamId", name, organization_path AS "organizationPath" FROM teams WHERE id = $1',
      [teamId],
    );
    return rows[0] ?? null;
  }
}
