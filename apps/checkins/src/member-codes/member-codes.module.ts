import { Module, type DynamicModule } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MemberCodeReader } from './member-code-reader.js';
import { MemberCodesController } from './member-codes.controller.js';
import { MemberCodesRepository } from './member-codes.repository.js';
import { MemberCodesService } from './member-codes.service.js';
import { MEMBER_KEY_OPTIONS, MemberKeys, type MemberKeyOptions } from './member-keys.js';
import { ScannerKitService } from './scanner-kit.service.js';
import { TeamMembers } from './team-members.js';

/** Member codes: signing, revoking, reading, and what a scanner needs. */
@Module({})
export class MemberCodesModule {
  static forRoot(options: MemberKeyOptions): DynamicModule {
    return {
      module: MemberCodesModule,
      global: true,
      imports: [DirectoryModule],
      providers: [
        { provide: MEMBER_KEY_OPTIONS, useValue: options },
        MemberKeys,
        MemberCodesRepository,
        MemberCodeReader,
        TeamMembers,
        MemberCodesService,
        ScannerKitService,
        MemberCodesController,
      ],
      exports: [MemberKeys, MemberCodeReader, MemberCodesService, TeamMembers],
    };
  }
}
