import { Module } from '@nestjs/common';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamsController } from './teams.controller.js';
import { TeamsRepository } from './teams.repository.js';
import { TeamsService } from './teams.service.js';

@Module({
  controllers: [TeamsController],
  providers: [TeamsService, TeamsRepository, TeamMembersRepository],
  exports: [TeamsRepository],
})
export class TeamsModule {}
