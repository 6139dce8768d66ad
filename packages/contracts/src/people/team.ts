import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { NamedPerson } from '../common/person.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

/** Who a team is made of. */
export const TeamKind = z.enum([
  'veterans',
  'students',
  'couriers',
  'rideHailingDrivers',
  'propertyStaff',
  'utilityStaff',
  'communityWorkers',
  'residents',
  'professionals',
]);

export const Team = z
  .object({
    id: Id,
    name: z.string(),
    kind: TeamKind,
    organizationId: Id,
    organizationName: z.string(),
    organizationPath: z.string(),
    leaders: z.array(NamedPerson),
    memberCount: z.int(),
  })
  .meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;

export const TeamQuery = PageQuery.extend({ query: z.string().trim().max(60).optional() });

export const listTeams = defineRpc({
  subject: 'volunteers.v1.teams.list',
  input: TeamQuery,
  output: pageOf(Team),
  errors: ['CURSOR_INVALID'],
});

export const getTeam = defineRpc({
  subject: 'volunteers.v1.teams.get',
  input: z.strictObject({ id: Id }),
  output: Team,
  errors: ['TEAM_NOT_FOUND'],
});

export const TeamMember = z
  .object({ volunteerId: Id, displayName: z.string(), leads: z.boolean(), joinedAt: Instant })
  .meta({ id: 'TeamMember' });
export type TeamMember = z.infer<typeof TeamMember>;

/** The members of a team, for those who may read it. */
export const listTeamMembers = defineRpc({
  subject: 'volunteers.v1.teams.members',
  input: PageQuery.extend({ teamId: Id }),
  output: pageOf(TeamMember),
  errors: ['TEAM_NOT_FOUND', 'FORBIDDEN', 'CURSOR_INVALID'],
});

/** Who can answer for what a team does, for those who manage it: its leaders, and the organisers nearest above it. */
export const listTeamManagers = defineRpc({
  subject: 'volunteers.v1.teams.list-managers',
  input: z.strictObject({ teamId: Id }),
  output: z
    .object({
      leaders: z.array(NamedPerson),
      organisers: z
        .array(NamedPerson)
        .meta({ description: 'of the smallest area around it that has any; else the administrators' }),
    })
    .meta({ id: 'TeamManagers' }),
  errors: ['TEAM_NOT_FOUND', 'FORBIDDEN'],
});

/**
 * Who answers for a place: the leaders of its team, and the organisers nearest above it, or the administrators where
 * there are none. With some left out, the nearest of the others. For services only.
 */
export const getManagers = defineRpc({
  subject: 'volunteers.v1.teams.managers',
  input: z.strictObject({
    teamId: Id.nullable(),
    organizationPath: z.string(),
    except: z.array(Id).default([]),
  }),
  output: z.object({ leaderIds: z.array(Id), organiserIds: z.array(Id) }),
  errors: ['FORBIDDEN'],
});

/** A team as it is after a change: services that need teams keep a copy, newest version wins. */
export const teamChanged = defineEvent({
  subject: 'evt.volunteers.team-changed.v1',
  payload: z.object({
    id: Id,
    version: z.int(),
    name: z.string(),
    organizationId: Id,
    organizationName: z.string(),
    organizationPath: z.string(),
  }),
});
