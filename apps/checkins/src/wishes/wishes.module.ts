import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { WishesEvents } from './wishes.events.js';

@Module({ imports: [LedgerModule], providers: [WishesEvents] })
export class WishesModule {}
