import type { Activity } from '@liandong/contracts/activities/activity';
import type { Wish } from '@liandong/contracts/activities/wish';
import type { Grant } from '@liandong/contracts/common/actor';
import type { Agreement, Organization } from '@liandong/contracts/people/organization';
import type { RetroInput } from '@liandong/contracts/ledger/correction-case';
import type { Team } from '@liandong/contracts/people/team';

/** A node of the organisation tree, or a partner beside it. Parents come before their children. */
export interface DemoOrganization {
  id: string;
  parentId: string | null;
  kind: Organization['kind'];
  name: string;
  /** The last part of `path`. */
  code: string;
  path: string;
  /** Grids only: the partner that answers for a dedicated grid, the community for a general one. */
  responsibleUnitId: string | null;
  /** Grids only: the community worker to turn to. */
  contactId: string | null;
}

export type DemoAgreement = Pick<Agreement, 'id' | 'partnerId' | 'communityId' | 'signedOn' | 'commitments'>;

/** An invented person, a consenting volunteer. */
export interface DemoVolunteer {
  id: string;
  /** From the block 199 0000 0001 on. */
  phone: string;
  displayName: string;
  joinedAt: string;
  /** Community workers only: the community that employs them. */
  employerId: string | null;
  /** Beside leading a team, which follows from the memberships. */
  grants: Grant[];
}

export interface DemoMembership {
  volunteerId: string;
  joinedAt: string;
}

export interface DemoTeam {
  id: string;
  name: string;
  kind: Team['kind'];
  organizationId: string;
  /** The first one leads. */
  members: DemoMembership[];
}

/** A volunteer who registered with a community, and serves there. */
export interface DemoReportIn {
  id: string;
  volunteerId: string;
  organizationId: string;
  startedAt: string;
}

export interface DemoSignUp {
  volunteerId: string;
  at: string;
}

/** How somebody took part in a past activity. */
export interface DemoAttendance {
  volunteerId: string;
  arrivedAt: string;
  /** null: forgot to check out. */
  leftAt: string | null;
}

/** A scan that the service has to refuse. */
export interface DemoRefusedScan {
  volunteerId: string;
  at: string;
  /** `photographedCode`: a picture of the screen, minutes old. */
  because: 'notSignedUp' | 'photographedCode' | 'tooEarly';
}

export interface DemoActivity extends Pick<
  Activity,
  | 'id'
  | 'teamId'
  | 'title'
  | 'activityClass'
  | 'linkedParties'
  | 'place'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'capacity'
  | 'checkInPolicy'
> {
  /** The team's leader, who schedules, publishes and completes it. */
  leaderId: string;
  createdAt: string;
  /** null: still a draft. */
  publishedAt: string | null;
  completedAt: string | null;
  /** When the leader said who was there; null: not yet, or too late. */
  confirmedAt: string | null;
  cancelled: { at: string; reason: string } | null;
  /** In the order in which they came; those beyond the capacity wait. */
  signUps: DemoSignUp[];
  attendances: DemoAttendance[];
  refusedScans: DemoRefusedScan[];
}

/** Something entered afterwards, with what became of it. */
export interface DemoCase {
  /** No other one has it. */
  name: string;
  teamId: string;
  proposedBy: string;
  at: string;
  input: RetroInput;
  /** null: waits for a second pair of eyes. */
  decided: { as: 'approved' | 'rejected'; by: DemoVolunteer; at: string; note: string } | null;
}

/** A micro-wish, with those of its steps that were taken. */
export interface DemoWish extends Pick<
  Wish,
  'id' | 'organizationId' | 'title' | 'details' | 'neededBy' | 'postedAt'
> {
  organizationPath: string;
  contact: string | null;
  /** An organiser of its community. */
  postedBy: string;
  claimed: { by: string; at: string } | null;
  fulfilled: { at: string; note: string } | null;
  /** By another one of those, or the same; never the claimer. */
  confirmed: { by: string; at: string } | null;
  withdrawn: { at: string; reason: string } | null;
}

/** A whole district's demonstration data. Organisations, teams and people are invented. */
export interface DemoDistrict {
  organizations: DemoOrganization[];
  agreements: DemoAgreement[];
  volunteers: DemoVolunteer[];
  teams: DemoTeam[];
  reportIns: DemoReportIn[];
  /** Service activities, meetings and upcoming ones, by start. */
  activities: DemoActivity[];
  cases: DemoCase[];
  wishes: DemoWish[];
}
