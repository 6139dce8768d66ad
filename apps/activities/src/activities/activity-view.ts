import type { Activity, ActivityStatus } from '@liandong/contracts/activities/activity';
import type { SignUpStatus } from '@liandong/contracts/activities/sign-up';
import type { NamedPerson } from '@liandong/contracts/common/person';
import type { CheckInPolicy } from '@liandong/contracts/check-ins/check-in-policy';
import type { Actor } from '@liandong/contracts/common/actor';
import { mayManage } from './activity-access.js';

/** A row of the query that reads activities, with names and counts beside the facts. */
export interface ActivityRow {
  id: string;
  version: number;
  status: ActivityStatus;
  team_id: string;
  title: string;
  activity_class: Activity['activityClass'];
  linked_parties: Activity['linkedParties'];
  place: string;
  description: string;
  starts_at: Date;
  ends_at: Date;
  capacity: number | null;
  early_minutes: number;
  late_minutes: number;
  walk_ins: boolean;
  ways: CheckInPolicy['ways'];
  check_out: CheckInPolicy['checkOut'];
  breaks: CheckInPolicy['breaks'];
  position: CheckInPolicy['position'];
  cancel_reason: string | null;
  cancelled_at: Date | null;
  published_at: Date | null;
  team_name: string;
  organization_name: string;
  organization_path: string;
  responsible: NamedPerson | null;
  my_sign_up: SignUpStatus | null;
  signed_up_count: number;
  waitlisted_count: number;
}

/** The activity as the person who asks sees it. */
export function toActivity(row: ActivityRow, actor: Actor): Activity {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    teamId: row.team_id,
    teamName: row.team_name,
    organizationName: row.organization_name,
    responsible: row.responsible,
    title: row.title,
    activityClass: row.activity_class,
    linkedParties: row.linked_parties,
    place: row.place,
    description: row.description,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    capacity: row.capacity,
    checkInPolicy: {
      earlyMinutes: row.early_minutes,
      lateMinutes: row.late_minutes,
      walkIns: row.walk_ins,
      ways: row.ways,
      checkOut: row.check_out,
      breaks: row.breaks,
      position: row.position,
    },
    cancelReason: row.cancel_reason,
    cancelledAt: row.cancelled_at?.toISOString() ?? null,
    publishedAt: row.published_at?.toISOString() ?? null,
    signedUpCount: row.signed_up_count,
    waitlistedCount: row.waitlisted_count,
    mySignUp: row.my_sign_up,
    mayManage: mayManage(actor, { id: row.team_id, organizationPath: row.organization_path }),
  };
}
