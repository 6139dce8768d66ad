import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { CaseErasure } from './case-erasure.js';
import { CaseHistory } from './case-history.js';
import { CasesService } from './cases.service.js';
import { CorrectionCasesRepository } from './correction-cases.repository.js';
import { CorrectionsController } from './corrections.controller.js';
import { DecisionsService } from './decisions.service.js';
import { EvidenceRepository } from './evidence.repository.js';
import { EvidenceService } from './evidence.service.js';
import { PeopleOfTeam } from './people-of-team.js';
import { ProposalsService } from './proposals.service.js';
import { RetroJudge } from './retro-judge.js';

/** Corrections and what is entered afterwards: cases that two people have looked at, with evidence. */
@Module({
  imports: [DirectoryModule, LedgerModule],
  providers: [
    CorrectionCasesRepository,
    EvidenceRepository,
    CaseHistory,
    RetroJudge,
    PeopleOfTeam,
    ProposalsService,
    DecisionsService,
    CasesService,
    EvidenceService,
    CaseErasure,
    CorrectionsController,
  ],
})
export class CorrectionsModule {}
