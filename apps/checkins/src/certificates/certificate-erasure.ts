import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ErasureListeners } from '../directory/erasure-listeners.js';
import { PersonSalts } from '../proof/person-salts.js';
import { CertificatesRepository } from './certificates.repository.js';

/** After an erasure nothing of the person is left on their certificates, nor what connects entries with them. */
@Injectable()
export class CertificateErasure implements OnModuleInit {
  constructor(
    private readonly erasures: ErasureListeners,
    private readonly certificates: CertificatesRepository,
    private readonly salts: PersonSalts,
  ) {}

  onModuleInit(): void {
    this.erasures.add(async (tx, volunteerId, at) => {
      await this.certificates.forget(tx, volunteerId, at);
      await this.salts.erase(tx, volunteerId);
    });
  }
}
