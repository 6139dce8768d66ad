import { Module } from '@nestjs/common';
import { CorrectionsController } from './corrections.controller.js';
import { EvidenceFiles } from './evidence-files.js';
import { EvidenceController } from './evidence.controller.js';
import { LedgerExport } from './ledger-export.js';
import { LedgerController } from './ledger.controller.js';
import { ProofController } from './proof.controller.js';

/** The participation ledger, on the screen and as a file. */
@Module({
  controllers: [LedgerController, CorrectionsController, EvidenceController, ProofController],
  providers: [LedgerExport, EvidenceFiles],
})
export class LedgerModule {}
