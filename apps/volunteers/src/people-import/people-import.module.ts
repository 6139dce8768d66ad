import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { ReportInsModule } from '../report-ins/report-ins.module.js';
import { TeamsModule } from '../teams/teams.module.js';
import { Appointment } from './appointment.service.js';
import { PeopleImport } from './people-import.service.js';

@Module({
  imports: [OrganizationsModule, AccountsModule, TeamsModule, AgreementsModule, ReportInsModule],
  providers: [PeopleImport, Appointment],
  exports: [PeopleImport, Appointment],
})
export class PeopleImportModule {}
