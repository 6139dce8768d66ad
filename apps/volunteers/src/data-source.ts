import type { DataSourceInput } from '@liandong/service-kit/data-source';
import { RoleGrantRow } from './accounts/role-grant.entity.js';
import { VolunteerRow } from './accounts/volunteer.entity.js';
import { AgreementRow } from './agreements/agreement.entity.js';
import { ErasureRow } from './erasures/erasure.entity.js';
import { CreatePeople1764000000000 } from './migrations/1764000000000-create-people.js';
import { OrganizationEvents1765200000000 } from './migrations/1765200000000-organization-events.js';
import { Erasures1765000000000 } from './migrations/1765000000000-erasures.js';
import { ReportIns1765300000000 } from './migrations/1765300000000-report-ins.js';
import { OrganizationRow } from './organizations/organization.entity.js';
import { OneTimeCodeRow } from './otp/one-time-code.entity.js';
import { ReportInRow } from './report-ins/report-in.entity.js';
import { RefreshTokenRow } from './sessions/refresh-token.entity.js';
import { SessionRow } from './sessions/session.entity.js';
import { TeamMemberRow } from './teams/team-member.entity.js';
import { TeamRow } from './teams/team.entity.js';

export const migrations = [
  CreatePeople1764000000000,
  Erasures1765000000000,
  OrganizationEvents1765200000000,
  ReportIns1765300000000,
];

export function dataSourceInput(url: string, pool?: number): DataSourceInput {
  return {
    url,
    schema: 'volunteers',
    entities: [
      OrganizationRow,
      VolunteerRow,
      RoleGrantRow,
      TeamRow,
      TeamMemberRow,
      AgreementRow,
      ReportInRow,
      OneTimeCodeRow,
      SessionRow,
      RefreshTokenRow,
      ErasureRow,
    ],
    migrations,
    ...(pool === undefined ? {} : { pool }),
  };
}
