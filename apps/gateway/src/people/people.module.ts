import { Module } from '@nestjs/common';
import { OrganizationsController } from './organizations.controller.js';
import { ReportInsController } from './report-ins.controller.js';
import { TeamsController } from './teams.controller.js';

/** Organisations, agreements, teams and report-ins. */
@Module({ controllers: [OrganizationsController, TeamsController, ReportInsController] })
export class PeopleModule {}
