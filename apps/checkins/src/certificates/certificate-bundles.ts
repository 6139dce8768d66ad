import { Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { totalsOf, type Certificate, type CertifiedEntry } from 'liandong-verify/certificate';
import { DataSource, type EntityManager } from 'typeorm';
import { LedgerSigner } from '../proof/ledger-signer.js';
import { PersonSalts } from '../proof/person-salts.js';
import { SealingRepository } from '../proof/sealing.repository.js';
import { TreeReader } from '../proof/tree-reader.js';
import type { CertificateRecord } from './certificates.repository.js';

/** Certificates as files that `liandong-verify` checks without us: signed, each entry with its proof. */
@Injectable()
export class CertificateBundles {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sealing: SealingRepository,
    private readonly reader: TreeReader,
    private readonly salts: PersonSalts,
    private readonly signer: LedgerSigner,
  ) {}

  /** @throws AppError CERTIFICATE_WITHOUT_PROOF when its entries were not sealed, or their person was erased */
  async bundleOf(record: CertificateRecord): Promise<Certificate> {
    const { manager } = this.dataSource;
    const head = record.treeHead;
    const entries = head && (await this.provenEntries(manager, record, head.size));
    if (!head || !entries) throw new AppError('CERTIFICATE_WITHOUT_PROOF');
    return this.signer.signCertificate({
      number: record.number,
      issuedAt: record.issuedAt.toISOString(),
      recordingUnit: record.recordingUnit,
      volunteerId: record.volunteerId,
      holder: {
        name: record.holderName ?? '',
        ...(record.secondName ? { secondName: record.secondName } : {}),
        from: record.from,
        to: record.to,
      },
      ...totalsOf(entries),
      entries,
      head,
    });
  }

  /** The certificate's entries with their proofs in the tree of that size; null when one cannot be proven. */
  private async provenEntries(
    tx: EntityManager,
    { entryIds, volunteerId }: CertificateRecord,
    size: number,
  ): Promise<CertifiedEntry[] | null> {
    const rows = await this.sealing.findAllSealed(tx, entryIds);
    if (rows.length < entryIds.length || rows.some((row) => row.leafIndex >= size)) return null;
    const leaves = rows.map((row) => row.leafIndex);
    const proofs = await this.reader.inclusionProofs(tx, leaves, size);
    const people = await this.salts.open(
      tx,
      rows.map(({ entry }) => ({ entryId: entry.facts.entryId, volunteerId })),
    );
    const entries = rows.flatMap(({ entry, leafIndex }, at): CertifiedEntry[] => {
      const salt = people[at]?.salt;
      const proof = proofs[at];
      return salt && proof ? [{ facts: entry.facts, salt, leafIndex, proof }] : [];
    });
    return entries.length === rows.length ? entries : null;
  }
}
