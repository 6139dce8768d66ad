import { Module, type DynamicModule } from '@nestjs/common';
import { CertificateBatchWorker } from './certificate-batch-worker.js';
import { CertificateBatchesController } from './certificate-batches.controller.js';
import { CertificateBatchesRepository } from './certificate-batches.repository.js';
import { CertificateBatchesService } from './certificate-batches.service.js';
import { CertificateBundles } from './certificate-bundles.js';
import { CertificateErasure } from './certificate-erasure.js';
import { CertificateIssuer } from './certificate-issuer.js';
import { CertificateNews } from './certificate-news.js';
import { CertificateReplacement } from './certificate-replacement.js';
import { CertificateSettingsModule } from './certificate-settings.module.js';
import { CertificatesController } from './certificates.controller.js';
import { CertificatesRepository } from './certificates.repository.js';
import { CertificatesService } from './certificates.service.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { IdDocumentHasher } from './id-document-hasher.js';

/** Certificates of service: made from the ledger, verified by everybody, replaced when the ledger changes. */
@Module({})
export class CertificatesModule {
  /** @param masterKey the service's secret, from which the key of ID numbers' hashes is derived */
  static forRoot(masterKey: Buffer): DynamicModule {
    return {
      module: CertificatesModule,
      imports: [DirectoryModule, CertificateSettingsModule],
      providers: [
        { provide: IdDocumentHasher, useFactory: () => new IdDocumentHasher(masterKey) },
        CertificatesRepository,
        CertificateBatchesRepository,
        CertificateNews,
        CertificateIssuer,
        CertificateBundles,
        CertificatesService,
        CertificateBatchWorker,
        CertificateBatchesService,
        CertificateReplacement,
        CertificateErasure,
        CertificatesController,
        CertificateBatchesController,
      ],
    };
  }
}
