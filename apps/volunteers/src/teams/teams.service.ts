import { Injectable } from '@nestjs/common';
import { mayManageTeam, mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import type { Page } from '@liandong/contracts/common/page';
import { Id } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import type {
  getManagers,
  listTeamManagers,
  listTeamMembers,
  Team,
  TeamMember,
  TeamQuery,
} from '@liandong/contracts/people/team';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { searchPattern } from '../names/name-search.js';
import { TeamMembersRepository } from './team-members.repository.js';
import { TeamsRepository } from './teams.repository.js';

export type MembersQuery = z.output<typeof listTeamMembers.input>;
export type ManagedPlace = z.output<typeof getManagers.input>;

const TeamCursor = z.tuple([z.string(), Id]);
const MemberCursor = z.tuple([z.union([z.literal(0), z.literal(1)]), z.string(), Id]);

/** Teams, which everybody who is signed in may find, and their members, whom only some may see. */
@Injectable()
export class TeamsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly teams: TeamsRepository,
    private readonly members: TeamMembersRepository,
  ) {}

  async list({ cursor, limit, query }: z.output<typeof TeamQuery>): Promise<Page<Team>> {
    const rows = await this.teams.list(this.dataSource.manager, {
      pattern: query ? searchPattern(query) : undefined,
      after: cursor === undefined ? undefined : decodeCursor(cursor, TeamCursor),
      limit: limit + 1,
    });
    return pageFrom(
      rows,
      limit,
      (team) => [team.name, team.id],
      (team) => team,
    );
  }

  /** @throws AppError TEAM_NOT_FOUND */
  async get(id: string): Promise<Team> {
    const team = await this.teams.find(this.dataSource.manager, id);
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    return team;
  }

  /**
   * For those who may read the team: what is told to whoever signs in says that nobody else sees who takes part.
   * @throws AppError TEAM_NOT_FOUND, FORBIDDEN
   */
  async listMembers(actor: Actor, { teamId, cursor, limit }: MembersQuery): Promise<Page<TeamMember>> {
    const team = await this.get(teamId);
    if (!mayReadTeam(actor, { teamId, organizationPath: team.organizationPath }))
      throw new AppError('FORBIDDEN');
    const rows = await this.members.list(
      this.dataSource.manager,
      teamId,
      cursor === undefined ? undefined : memberPosition(cursor),
      limit + 1,
    );
    return pageFrom(
      rows,
      limit,
      (member) => [member.leads ? 0 : 1, member.displayName, member.volunteerId],
      (member) => ({ ...member, joinedAt: member.joinedAt.toISOString() }),
    );
  }

  /** @throws AppError FORBIDDEN for everybody but services */
  async managersOf(
    actor: Actor,
    { teamId, organizationPath, except }: ManagedPlace,
  ): Promise<z.output<typeof getManagers.output>> {
    if (actor.kind !== 'service') throw new AppError('FORBIDDEN');
    const { manager } = this.dataSource;
    const team = teamId === null ? null : await this.teams.find(manager, teamId);
    const leaderIds = team?.leaders.map(({ id }) => id).filter((id) => !except.includes(id)) ?? [];
    const organisers = await this.teams.organisersAbove(manager, organizationPath, except);
    return { leaderIds, organiserIds: organisers.map(({ id }) => id) };
  }

  /** @throws AppError TEAM_NOT_FOUND, FORBIDDEN for those who do not manage the team */
  async listManagers(actor: Actor, teamId: string): Promise<z.output<typeof listTeamManagers.output>> {
    const { leaders, organizationPath } = await this.get(teamId);
    if (!mayManageTeam(actor, { teamId, organizationPath })) throw new AppError('FORBIDDEN');
    const { manager } = this.dataSource;
    return { leaders, organisers: await this.teams.organisersAbove(manager, organizationPath, []) };
  }
}

function memberPosition(cursor: string): [boolean, string, string] {
  const [follows, displayName, volunteerId] = decodeCursor(cursor, MemberCursor);
  return [follows === 1, displayName, volunteerId];
}
