import { Module } from '@nestjs/common';
import { OrganizationsController } from './organizations.controller.js';
import { TeamsController } from './teams.controller.js';

/** Organisations, agreements and teams. */
@Module({ controllers: [OrganizationsController, TeamsController] })
export class PeopleModule {}
