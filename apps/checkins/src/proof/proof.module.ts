import { Module, type DynamicModule } from '@nestjs/common';
import { ExportProofs } from './export-proofs.js';
import { LEDGER_SIGNING_KEY, LedgerSigner } from './ledger-signer.js';
import { PersonSalts } from './person-salts.js';
import { PersonSaltsRepository } from './person-salts.repository.js';
import { ProofController } from './proof.controller.js';
import { ProofsService } from './proofs.service.js';
import { SealedEntriesListeners } from './sealed-entries-listeners.js';
import { Sealer } from './sealer.js';
import { SealingRepository } from './sealing.repository.js';
import { TreeReader } from './tree-reader.js';
import { TreeRepository } from './tree.repository.js';

/** The ledger's proof; global, so that whoever follows the sealed entries, exports or certifies can do so. */
@Module({})
export class ProofModule {
  /** @param signingKey seed of the Ed25519 key, 32 bytes */
  static forRoot(signingKey: Buffer): DynamicModule {
    return {
      module: ProofModule,
      global: true,
      providers: [
        { provide: LEDGER_SIGNING_KEY, useValue: signingKey },
        LedgerSigner,
        SealedEntriesListeners,
        PersonSaltsRepository,
        PersonSalts,
        TreeRepository,
        TreeReader,
        SealingRepository,
        Sealer,
        ExportProofs,
        ProofsService,
        ProofController,
      ],
      exports: [
        SealedEntriesListeners,
        PersonSalts,
        TreeRepository,
        TreeReader,
        SealingRepository,
        LedgerSigner,
        Sealer,
        ExportProofs,
      ],
    };
  }
}
