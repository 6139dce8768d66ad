import { Module, type DynamicModule } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ShortCodeReader } from './short-code-reader.js';
import { ShortCodesRepository } from './short-codes.repository.js';
import { VenueActivities } from './venue-activities.js';
import { VenueCodeReader } from './venue-code-reader.js';
import { VenueCodesController } from './venue-codes.controller.js';
import { VenueCodesService } from './venue-codes.service.js';
import { VENUE_KEY_MASTER, VenueKeys } from './venue-keys.js';

@Module({})
export class VenueCodesModule {
  static forRoot(masterKey: Buffer): DynamicModule {
    return {
      module: VenueCodesModule,
      global: true,
      imports: [DirectoryModule],
      providers: [
        { provide: VENUE_KEY_MASTER, useValue: masterKey },
        VenueKeys,
        VenueActivities,
        VenueCodeReader,
        ShortCodeReader,
        ShortCodesRepository,
        VenueCodesService,
        VenueCodesController,
      ],
      exports: [VenueKeys, VenueCodeReader, ShortCodeReader, ShortCodesRepository, VenueCodesService],
    };
  }
}
