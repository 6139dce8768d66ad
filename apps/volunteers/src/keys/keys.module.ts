import { Global, Module, type DynamicModule } from '@nestjs/common';
import type { Settings } from '../env.js';
import { OtpHasher } from './otp-hasher.js';
import { PhoneVault } from './phone-vault.js';

/** What holds the service's secret keys; nothing else sees them. */
@Global()
@Module({})
export class KeysModule {
  static forRoot(settings: Pick<Settings, 'PHONE_ENCRYPTION_KEY' | 'BLIND_INDEX_KEY'>): DynamicModule {
    return {
      module: KeysModule,
      providers: [
        {
          provide: PhoneVault,
          useValue: new PhoneVault(settings.PHONE_ENCRYPTION_KEY, settings.BLIND_INDEX_KEY),
        },
        { provide: OtpHasher, useValue: new OtpHasher(settings.BLIND_INDEX_KEY) },
      ],
      exports: [PhoneVault, OtpHasher],
    };
  }
}
