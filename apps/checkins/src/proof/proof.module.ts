import { Global, Module } from '@nestjs/common';
import { SealedEntriesListeners } from './sealed-entries-listeners.js';

/** The ledger's proof; global, so that whoever follows the sealed entries can say so. */
@Global()
@Module({ providers: [SealedEntriesListeners], exports: [SealedEntriesListeners] })
export class ProofModule {}
