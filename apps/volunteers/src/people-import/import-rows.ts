import type { Grant } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import type { Agreement, OrganizationKind } from '@liandong/contracts/people/organization';
import type { Team } from '@liandong/contracts/people/team';

/** An organisation to import. Its parent exists already or comes earlier in the same list. */
export interface OrganizationImport {
  id: string;
  parentId: string | null;
  kind: OrganizationKind;
  name: string;
  /** The last part of the path, unique among its siblings; the path itself follows from the parents. */
  code: string;
  responsibleUnitId: string | null;
  contactId: string | null;
}

export interface VolunteerImport {
  id: string;
  displayName: string;
  phone: string;
  language: Language;
  /** ISO 8601 instant. */
  joinedAt: string;
  /** Community workers only: the community that employs them. */
  employerId: string | null;
  /** For those who sign in at an office computer without their phone at hand. */
  password?: string;
}

export interface TeamImport {
  id: string;
  name: string;
  kind: Team['kind'];
  organizationId: string;
  members: readonly { volunteerId: string; leads: boolean; joinedAt: string }[];
}

export type AgreementImport = Pick<
  Agreement,
  'id' | 'partnerId' | 'communityId' | 'signedOn' | 'commitments'
>;

export interface ReportInImport {
  id: string;
  volunteerId: string;
  organizationId: string;
  /** ISO 8601 instant. */
  startedAt: string;
}

export interface GrantImport {
  volunteerId: string;
  grant: Grant;
}
