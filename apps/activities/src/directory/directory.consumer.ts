import { Injectable } from '@nestjs/common';
import { organizationChanged } from '@liandong/contracts/people/organization';
import { teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { DirectoryRepository } from './directory.repository.js';

/** Keeps the copies in step; an event that comes late or twice changes nothing. */
@Injectable()
export class DirectoryConsumer {
  constructor(private readonly directory: DirectoryRepository) {}

  @HandleEvent(organizationChanged)
  async onOrganization(
    organization: z.output<typeof organizationChanged.payload>,
    tx: EntityManager,
  ): Promise<void> {
    await this.directory.keepOrganization(tx, organization);
  }

  @HandleEvent(teamChanged)
  async onTeam(team: z.output<typeof teamChanged.payload>, tx: EntityManager): Promise<void> {
    await this.directory.keepTeam(tx, team);
  }

  @HandleEvent(volunteerChanged)
  async onVolunteer(volunteer: z.output<typeof volunteerChanged.payload>, tx: EntityManager): Promise<void> {
    await this.directory.keepVolunteer(tx, volunteer);
  }
}
