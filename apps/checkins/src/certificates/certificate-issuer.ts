import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CertificateLanguages, ShownField } from '@liandong/contracts/certificates/certificate';
import { AppError } from '@liandong/contracts/errors/app-error';
import { certificateNumber } from '@liandong/rules/certificate-number';
import type { EntityManager } from 'typeorm';
import { CertificateNews } from './certificate-news.js';
import type { StoredSettings } from './certificate-settings.repository.js';
import { CertificatesRepository, type CertificateRecord } from './certificates.repository.js';
import { certifiedServices, totalMinutes } from './certified-services.js';
import { IdDocumentHasher } from './id-document-hasher.js';
import { TreeRepository } from '../proof/tree.repository.js';
import { assertNotAhead, periodBounds } from './certificate-period.js';

/** The most entries that one certificate counts: with their proofs they fit a message of the bus. */
const ENTRY_LIMIT = 1_000;

/** What is to be certified, of whom, and by whom it is asked. */
export interface CertificateOrder {
  readonly id: string;
  readonly volunteerId: string;
  readonly teamId: string | null;
  readonly issuedBy: string;
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly languages: CertificateLanguages;
  readonly secondName: string | null;
  readonly idDocument: string | null;
  readonly shown: readonly ShownField[];
  readonly replaces: string | null;
}

/** Makes a certificate from the ledger as it is. */
@Injectable()
export class CertificateIssuer {
  constructor(
    private readonly certificates: CertificatesRepository,
    private readonly tree: TreeRepository,
    private readonly news: CertificateNews,
    @Inject(IdDocumentHasher) private readonly hasher: IdDocumentHasher,
  ) {}

  /**
   * The certificate of this order, made now or when the same order came before.
   * @throws AppError CERTIFICATE_UNIT_MISSING, CERTIFICATE_NAME_MISSING, CERTIFICATE_WITHOUT_SERVICE,
   *   CERTIFICATE_TOO_LONG, CERTIFICATE_REPLACED
   */
  async issue(
    tx: EntityManager,
    order: CertificateOrder,
    settings: StoredSettings,
  ): Promise<CertificateRecord> {
    const before = await this.certificates.find(tx, { id: order.id });
    if (before) return before;
    if (!settings.recordingUnit) throw new AppError('CERTIFICATE_UNIT_MISSING');
    const holderName = await this.certificates.findName(tx, order.volunteerId);
    if (!holderName) throw new AppError('CERTIFICATE_NAME_MISSING');
    await this.certificates.holdReplacements(tx);
    const { entryIds, services } = await this.servicesOf(tx, order);
    const minutes = totalMinutes(services);
    const hashed = order.idDocument === null ? null : this.hasher.hash(order.idDocument);
    await this.certificates.add(tx, {
      id: order.id,
      number: certificateNumber(randomBytes(12)),
      volunteerId: order.volunteerId,
      teamId: order.teamId,
      issuedBy: order.issuedBy,
      issuedAt: order.at,
      from: order.from,
      to: order.to,
      languages: order.languages,
      holderName,
      secondName: order.secondName,
      idDocumentSalt: hashed?.salt ?? null,
      idDocumentHash: hashed?.hash ?? null,
      platformName: settings.platformName,
      recordingUnit: settings.recordingUnit,
      sealHash: settings.sealHash,
      deviceMinutes: minutes.device,
      leaderMinutes: minutes.leader,
      retroMinutes: minutes.retro,
      times: services.length,
      services,
      entryIds,
      // Read after the entries, it covers all of them.
      treeHead: await this.tree.findLatestHead(tx),
      shown: [...order.shown],
      replaces: order.replaces,
    });
    const made = await this.certificates.find(tx, { id: order.id });
    if (!made) throw new Error(`certificate ${order.id} was not stored`);
    await this.news.tell(tx, [made], { step: 'made', by: order.issuedBy, at: order.at });
    const { replaces } = order;
    if (replaces !== null && !(await this.certificates.replaceBy(tx, replaces, made.number, order.at))) {
      throw new AppError('CERTIFICATE_REPLACED');
    }
    return made;
  }

  private async servicesOf(tx: EntityManager, order: CertificateOrder) {
    assertNotAhead(order.to, order.at);
    const period = periodBounds(order.from, order.to);
    const entries = await this.certificates.findServiceEntries(tx, order, period, ENTRY_LIMIT);
    if (entries.length > ENTRY_LIMIT) throw new AppError('CERTIFICATE_TOO_LONG', { limit: ENTRY_LIMIT });
    const services = certifiedServices(entries);
    if (services.length === 0) throw new AppError('CERTIFICATE_WITHOUT_SERVICE');
    return { entryIds: entries.map((entry) => entry.id), services };
  }
}
