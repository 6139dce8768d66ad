import { Injectable } from '@nestjs/common';
import { certificateMoved, type CertificateStep } from '@liandong/contracts/certificates/certificate';
import { Outbox } from '@liandong/messaging/outbox';
import type { EntityManager } from 'typeorm';

/** What happened to certificates, and by whom: null when no person did it. */
export interface CertificateMove {
  step: CertificateStep;
  by: string | null;
  at: Date;
  /** Of a revocation. */
  reason?: string;
}

/** Tells of certificates, in the transaction in which it happens to them. */
@Injectable()
export class CertificateNews {
  constructor(private readonly outbox: Outbox) {}

  async tell(
    tx: EntityManager,
    certificates: readonly { number: string; volunteerId: string }[],
    { step, by, at, reason = '' }: CertificateMove,
  ): Promise<void> {
    const events = certificates.map(({ number, volunteerId: holderId }) => {
      return { number, holderId, step, by, at: at.toISOString(), reason };
    });
    await this.outbox.add(tx, certificateMoved, ...events);
  }
}
