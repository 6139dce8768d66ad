import { Module } from '@nestjs/common';
import { LedgerExport } from './ledger-export.js';
import { LedgerController } from './ledger.controller.js';

/** The participation ledger, on the screen and as a file. */
@Module({ controllers: [LedgerController], providers: [LedgerExport] })
export class LedgerModule {}
