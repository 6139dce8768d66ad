import type { DataSourceInput } from '@liandong/service-kit/data-source';
import { ActivityEntity } from './directory/activity.entity.js';
import { SignUpEntity } from './directory/sign-up.entity.js';
import { TeamEntity } from './directory/team.entity.js';
import { VolunteerEntity } from './directory/volunteer.entity.js';
import { FirstTables1764000000000 } from './migrations/1764000000000-first-tables.js';
import { AccountableLedger1764200000000 } from './migrations/1764200000000-accountable-ledger.js';
import { SealedLedger1764300000000 } from './migrations/1764300000000-sealed-ledger.js';
import { MemberCodes1764400000000 } from './migrations/1764400000000-member-codes.js';
import { OfflineCheckIns1764500000000 } from './migrations/1764500000000-offline-check-ins.js';
import { Confirmations1764600000000 } from './migrations/1764600000000-confirmations.js';
import { CorrectionCases1764700000000 } from './migrations/1764700000000-correction-cases.js';
import { LedgerRollups1764700000100 } from './migrations/1764700000100-ledger-rollups.js';
import { Certificates1764800000000 } from './migrations/1764800000000-certificates.js';
import { CertificateTreeHeads1764810000000 } from './migrations/1764810000000-certificate-tree-heads.js';
import { LeanRollups1765600000000 } from './migrations/1765600000000-lean-rollups.js';
import { SumsOfPeople1765800000000 } from './migrations/1765800000000-sums-of-people.js';
import { MonthsOfPeople1766100000000 } from './migrations/1766100000000-months-of-people.js';
import { KeysOfSalts1766200000000 } from './migrations/1766200000000-keys-of-salts.js';
import { PeopleByVolunteer1766400000000 } from './migrations/1766400000000-people-by-volunteer.js';
import { TimesOfMovedActivities1766500000000 } from './migrations/1766500000000-times-of-moved-activities.js';
import { PublicationOfActivities1766600000100 } from './migrations/1766600000100-publication-of-activities.js';
import { RotationOfCodes1766600000200 } from './migrations/1766600000200-rotation-of-codes.js';
import { ResponsiblePeople1766800000000 } from './migrations/1766800000000-responsible-people.js';
import { RaiseProposals1765400000000 } from './migrations/1765400000000-raise-proposals.js';
import { CancelledActivities1765400000100 } from './migrations/1765400000100-cancelled-activities.js';
import { ReportIns1765300000000 } from './migrations/1765300000000-report-ins.js';
import { WaysToCheckIn1764500000100 } from './migrations/1764500000100-ways-to-check-in.js';

export const migrations = [
  FirstTables1764000000000,
  AccountableLedger1764200000000,
  SealedLedger1764300000000,
  MemberCodes1764400000000,
  OfflineCheckIns1764500000000,
  Confirmations1764600000000,
  CorrectionCases1764700000000,
  LedgerRollups1764700000100,
  Certificates1764800000000,
  CertificateTreeHeads1764810000000,
  RaiseProposals1765400000000,
  CancelledActivities1765400000100,
  WaysToCheckIn1764500000100,
  LeanRollups1765600000000,
  SumsOfPeople1765800000000,
  MonthsOfPeople1766100000000,
  KeysOfSalts1766200000000,
  PeopleByVolunteer1766400000000,
  TimesOfMovedActivities1766500000000,
  PublicationOfActivities1766600000100,
  RotationOfCodes1766600000200,
  ResponsiblePeople1766800000000,
  ReportIns1765300000000,
];

/** The check-ins service's schema: what it keeps of others, and the migrations that make it. */
export function dataSourceInput(url: string, pool?: number): DataSourceInput {
  return {
    url,
    schema: 'checkins',
    entities: [ActivityEntity, SignUpEntity, TeamEntity, VolunteerEntity],
    migrations,
    ...(pool ? { pool } : {}),
  };
}
