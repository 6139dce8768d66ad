import { Injectable } from '@nestjs/common';
import type { Evidence, EvidenceInput, EvidenceMediaType } from '@liandong/contracts/ledger/evidence';
import type { EntityManager } from 'typeorm';
import type { CaseStanding } from './case-policy.js';

/** A file whose last part has come. */
export interface StoredFile {
  id: string;
  name: string;
  mediaType: EvidenceMediaType;
  bytes: number;
  parts: number;
  uploadedBy: string;
  uploadedAt: Date;
}

interface NewFile {
  id: string;
  name: string;
  parts: number;
  uploadedBy: string;
  uploadedAt: Date;
}

const FILE = `id, name, media_type AS "mediaType", bytes, parts, uploaded_by AS "uploadedBy",
  uploaded_at AS "uploadedAt"`;

/** Evidence files, in parts, and what they are attached to. Postgres keeps them: they are small and few. */
@Injectable()
export class EvidenceRepository {
  /** @returns false when the file is somebody else's, or complete already */
  async addPart(tx: EntityManager, file: NewFile, part: number, content: Uint8Array): Promise<boolean> {
    await tx.query(
      `INSERT INTO evidence_files (id, name, parts, uploaded_by, uploaded_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (id) DO NOTHING`,
      [file.id, file.name, file.parts, file.uploadedBy, file.uploadedAt],
    );
    const rows: unknown[] = await tx.query(
      `INSERT INTO evidence_parts (file_id, part, content)
       SELECT id, $3, $4 FROM evidence_files
       WHERE id = $1 AND uploaded_by = $2 AND sha256 IS NULL AND $3 < parts
       ON CONFLICT (file_id, part) DO UPDATE SET content = excluded.content RETURNING part`,
      [file.id, file.uploadedBy, part, content],
    );
    return rows.length > 0;
  }

  /** The first bytes of a file whose parts have all come; null before. */
  async beginningOf(tx: EntityManager, fileId: string): Promise<Buffer | null> {
    const rows: { head: Buffer }[] = await tx.query(
      `SELECT substring(content FROM 1 FOR 16) AS head FROM evidence_parts JOIN evidence_files ON id = file_id
       WHERE file_id = $1 AND part = 0
         AND parts = (SELECT count(*) FROM evidence_parts WHERE file_id = $1)`,
      [fileId],
    );
    return rows[0]?.head ?? null;
  }

  async complete(tx: EntityManager, fileId: string, mediaType: EvidenceMediaType): Promise<void> {
    await tx.query(
      `UPDATE evidence_files SET media_type = $2, (bytes, sha256) = (
         SELECT length(whole), sha256(whole)
         FROM (SELECT string_agg(content, '' ORDER BY part) AS whole FROM evidence_parts WHERE file_id = $1) file
       ) WHERE id = $1`,
      [fileId, mediaType],
    );
  }

  async find(tx: EntityManager, fileId: string): Promise<StoredFile | null> {
    const rows: StoredFile[] = await tx.query(
      `SELECT ${FILE} FROM evidence_files WHERE id = $1 AND sha256 IS NOT NULL`,
      [fileId],
    );
    return rows[0] ?? null;
  }

  async readPart(tx: EntityManager, fileId: string, part: number): Promise<Buffer | null> {
    const rows: { content: Buffer }[] = await tx.query(
      `SELECT content FROM evidence_parts WHERE file_id = $1 AND part = $2`,
      [fileId, part],
    );
    return rows[0]?.content ?? null;
  }

  /** Removes what somebody uploaded before this moment and attached to nothing. */
  async removeUnattached(tx: EntityManager, uploadedBy: string, before: Date): Promise<void> {
    await tx.query(
      `DELETE FROM evidence_files file WHERE uploaded_by = $1 AND uploaded_at < $2
         AND NOT EXISTS (SELECT FROM case_evidence WHERE file_id = file.id)`,
      [uploadedBy, before],
    );
  }

  /** @returns false when a file is not a complete one of the person who attaches it */
  async attach(
    tx: EntityManager,
    caseId: string,
    evidence: readonly EvidenceInput[],
    attachedBy: string,
  ): Promise<boolean> {
    const files = evidence.flatMap((one) => (one.kind === 'file' ? [one.fileId] : []));
    const known: unknown[] = await tx.query(
      `SELECT id FROM evidence_files WHERE id = ANY($1::uuid[]) AND uploaded_by = $2 AND sha256 IS NOT NULL
       FOR SHARE`,
      [files, attachedBy],
    );
    if (known.length < new Set(files).size) return false;
    await tx.query(
      `INSERT INTO case_evidence (case_id, position, kind, file_id, reference)
       SELECT $1::uuid, number + (SELECT count(*) FROM case_evidence WHERE case_id = $1), kind, file_id, reference
       FROM unnest($2::text[], $3::uuid[], $4::text[]) WITH ORDINALITY AS given (kind, file_id, reference, number)`,
      [
        caseId,
        evidence.map(({ kind }) => kind),
        evidence.map((one) => (one.kind === 'file' ? one.fileId : null)),
        evidence.map((one) => (one.kind === 'reference' ? one.text : null)),
      ],
    );
    return true;
  }

  async ofCase(tx: EntityManager, caseId: string): Promise<Evidence[]> {
    const rows: ({
      kind: 'file' | 'reference';
      reference: string | null;
      fileId: string | null;
    } & StoredFile)[] = await tx.query(
      `SELECT kind, reference, file_id AS "fileId", ${FILE} FROM case_evidence
         LEFT JOIN evidence_files ON id = file_id WHERE case_id = $1 ORDER BY position`,
      [caseId],
    );
    return rows.map((row) => {
      if (row.kind === 'reference') return { kind: 'reference', text: row.reference ?? '' };
      return row.fileId === null ? { kind: 'erased' } : { kind: 'file', file: fileView(row) };
    });
  }

  /**
   * Deletes what the person uploaded for no case, and the files of the person's cases that belong to nobody else's. A
   * signed list that proves the hours of others too stays.
   */
  async forget(tx: EntityManager, volunteerId: string): Promise<void> {
    await tx.query(
      `DELETE FROM evidence_files file
       WHERE (uploaded_by = $1 OR id IN (
           SELECT file_id FROM case_evidence JOIN correction_cases one ON one.id = case_id
           WHERE volunteer_id = $1))
         AND NOT EXISTS (
           SELECT FROM case_evidence JOIN correction_cases one ON one.id = case_id
           WHERE file_id = file.id AND volunteer_id <> $1)`,
      [volunteerId],
    );
  }

  /** The cases that a file belongs to, as far as it matters for who may read it. */
  standingsOf(tx: EntityManager, fileId: string): Promise<CaseStanding[]> {
    return tx.query(
      `SELECT one.status, team_id AS "teamId", organization_path AS "organizationPath",
         volunteer_id AS "volunteerId", requested_by AS "requestedBy", proposed_by AS "proposedBy"
       FROM case_evidence JOIN correction_cases one ON one.id = case_id WHERE file_id = $1`,
      [fileId],
    );
  }
}

export function fileView({ id, name, mediaType, bytes, uploadedAt }: StoredFile) {
  return { id, name, mediaType, bytes, uploadedAt: uploadedAt.toISOString() };
}
