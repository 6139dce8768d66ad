import type { DataSourceInput } from '@liandong/service-kit/data-source';
import { ActivityEntity } from './activities/activity.entity.js';
import { OrganizationEntity } from './directory/organization.entity.js';
import { TeamEntity } from './directory/team.entity.js';
import { VolunteerEntity } from './directory/volunteer.entity.js';
import { CheckInPolicy1764200000000 } from './migrations/1764200000000-check-in-policy.js';
import { CreateActivities1763913600000 } from './migrations/1763913600000-create-activities.js';
import { Wishes1765200000100 } from './migrations/1765200000100-wishes.js';
import { PublishedAt1766600000000 } from './migrations/1766600000000-published-at.js';
import { WaitsUntil1766700000000 } from './migrations/1766700000000-waits-until.js';
import { CancelledAt1766900000000 } from './migrations/1766900000000-cancelled-at.js';
import { ResponsiblePerson1766800000000 } from './migrations/1766800000000-responsible-person.js';
import { ErasedVolunteers1765000000000 } from './migrations/1765000000000-erased-volunteers.js';
import { SignUpEntity } from './sign-ups/sign-up.entity.js';
import { WishEntity } from './wishes/wish.entity.js';

export const migrations = [
  CreateActivities1763913600000,
  CheckInPolicy1764200000000,
  ErasedVolunteers1765000000000,
  Wishes1765200000100,
  PublishedAt1766600000000,
  WaitsUntil1766700000000,
  ResponsiblePerson1766800000000,
  CancelledAt1766900000000,
];

/** The service's database: schema, entities and migrations. */
export function dataSourceInput(url: string, pool?: number): DataSourceInput {
  return {
    url,
    schema: 'activities',
    entities: [ActivityEntity, SignUpEntity, OrganizationEntity, TeamEntity, VolunteerEntity, WishEntity],
    migrations,
    ...(pool ? { pool } : {}),
  };
}
