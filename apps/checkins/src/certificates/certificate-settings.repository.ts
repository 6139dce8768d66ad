import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface StoredSettings {
  platformName: string;
  /** Empty until an administrator has set it. */
  recordingUnit: string;
  sealHash: Buffer | null;
}

@Injectable()
export class CertificateSettingsRepository {
  async find(tx: EntityManager): Promise<StoredSettings | null> {
    const rows: StoredSettings[] = await tx.query(
      `SELECT platform_name AS "platformName", recording_unit AS "recordingUnit", seal_hash AS "sealHash"
       FROM certificate_settings`,
    );
    return rows[0] ?? null;
  }

  async save(tx: EntityManager, { platformName, recordingUnit, sealHash }: StoredSettings): Promise<void> {
    await tx.query(
      `INSERT INTO certificate_settings (platform_name, recording_unit, seal_hash) VALUES ($1, $2, $3)
       ON CONFLICT (only_row) DO UPDATE SET platform_name = excluded.platform_name,
         recording_unit = excluded.recording_unit, seal_hash = excluded.seal_hash`,
      [platformName, recordingUnit, sealHash],
    );
  }

  async addSeal(tx: EntityManager, hash: Buffer, png: Buffer): Promise<void> {
    await tx.query('INSERT INTO certificate_seals (hash, png) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      hash,
      png,
    ]);
  }

  async findSeal(tx: EntityManager, hash: Buffer): Promise<Buffer | null> {
    const rows: { png: Buffer }[] = await tx.query('SELECT png FROM certificate_seals WHERE hash = $1', [
      hash,
    ]);
    return rows[0]?.png ?? null;
  }
}
