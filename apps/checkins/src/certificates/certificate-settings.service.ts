import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isAdministrator, mayReadEverything, type Actor } from '@liandong/contracts/common/actor';
import {
  SEAL_LIMIT_KIB,
  type CertificateSettings,
  type CertificateSettingsInput,
} from '@liandong/contracts/certificates/certificate-settings';
import { AppError } from '@liandong/contracts/errors/app-error';
import { DataSource, type EntityManager } from 'typeorm';
import { CertificateSettingsRepository, type StoredSettings } from './certificate-settings.repository.js';
import { isPng } from './png.js';

const unset: StoredSettings = { platformName: '志愿服务', recordingUnit: '', sealHash: null };

/** The recording unit, the name of the platform and the seal. */
@Injectable()
export class CertificateSettingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: CertificateSettingsRepository,
  ) {}

  /** @throws AppError FORBIDDEN to all but administrators and auditors */
  async get(actor: Actor): Promise<CertificateSettings> {
    if (!mayReadEverything(actor)) throw new AppError('FORBIDDEN');
    return shown(await this.current(this.dataSource.manager));
  }

  /**
   * Changes what is named in the input.
   * @throws AppError FORBIDDEN to all but administrators; SEAL_NOT_PNG
   */
  async save(input: CertificateSettingsInput, actor: Actor): Promise<CertificateSettings> {
    if (!isAdministrator(actor)) throw new AppError('FORBIDDEN');
    return this.dataSource.transaction(async (tx) => {
      const before = await this.current(tx);
      const after: StoredSettings = {
        platformName: input.platformName ?? before.platformName,
        recordingUnit: input.recordingUnit ?? before.recordingUnit,
        sealHash: input.seal === undefined ? before.sealHash : await this.addSeal(tx, input.seal),
      };
      await this.settings.save(tx, after);
      return shown(after);
    });
  }

  async current(tx: EntityManager): Promise<StoredSettings> {
    return (await this.settings.find(tx)) ?? unset;
  }

  /** The PNG of a seal in base64; null without one. */
  async sealOf(tx: EntityManager, hash: Buffer | null): Promise<string | null> {
    const png = hash ? await this.settings.findSeal(tx, hash) : null;
    return png?.toString('base64') ?? null;
  }

  private async addSeal(tx: EntityManager, base64: string | null): Promise<Buffer | null> {
    if (base64 === null) return null;
    const png = Buffer.from(base64, 'base64');
    if (png.length > SEAL_LIMIT_KIB * 1_024 || !isPng(png)) {
      throw new AppError('SEAL_NOT_PNG', { kib: SEAL_LIMIT_KIB });
    }
    const hash = createHash('sha256').update(png).digest();
    await this.settings.addSeal(tx, hash, png);
    return hash;
  }
}

function shown({ platformName, recordingUnit, sealHash }: StoredSettings): CertificateSettings {
  return { platformName, recordingUnit, hasSeal: sealHash !== null };
}
