import { Injectable } from '@nestjs/common';
import { organizationChanged } from '@liandong/contracts/people/organization';
import { reportedIn } from '@liandong/contracts/people/report-in';
import { teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { hashPassword } from '../accounts/passwords.js';
import type { RoleGrantRow } from '../accounts/role-grant.entity.js';
import type { VolunteerRow } from '../accounts/volunteer.entity.js';
import { AgreementsRepository } from '../agreements/agreements.repository.js';
import { PhoneVault } from '../keys/phone-vault.js';
import { nameSearchOf } from '../names/name-search.js';
import { OrganizationsRepository } from '../organizations/organizations.repository.js';
import { reportInSnapshot } from '../report-ins/report-in-view.js';
import { ReportInsRepository } from '../report-ins/report-ins.repository.js';
import { TeamsRepository } from '../teams/teams.repository.js';
import { chunksOf } from './chunks.js';
import type {
  AgreementImport,
  GrantImport,
  OrganizationImport,
  ReportInImport,
  TeamImport,
  VolunteerImport,
} from './import-rows.js';
import { organizationPaths } from './organization-paths.js';

/** Rows per statement. */
const CHUNK = 1_000;

/**
 * Loads many at once, with the events that single creations would write. Each call is one transaction, and can
 * be repeated: what exists already by its id stays as it is. Order: organisations, volunteers, teams,
 * agreements, report-ins, roles.
 */
@Injectable()
export class PeopleImport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organizations: OrganizationsRepository,
    private readonly accounts: AccountsRepository,
    private readonly teams: TeamsRepository,
    private readonly agreements: AgreementsRepository,
    private readonly reportIns: ReportInsRepository,
    private readonly vault: PhoneVault,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers how many were new.
   * @throws AppError ORGANIZATION_NOT_FOUND when a parent is missing
   */
  importOrganizations(imports: readonly OrganizationImport[]): Promise<number> {
    return this.inOneTransaction(async (tx) => {
      const parents = imports.flatMap(({ parentId }) => (parentId === null ? [] : [parentId]));
      const paths = organizationPaths(imports, await this.organizations.pathsOf(tx, parents));
      const rows = imports.map((each) => ({
        ...each,
        version: 1,
        path: paths.get(each.id) ?? '',
        nameSearch: nameSearchOf(each.name),
      }));
      let inserted = 0;
      for (const chunk of chunksOf(rows, CHUNK)) {
        const snapshots = await this.organizations.insertNew(tx, chunk);
        await this.outbox.add(tx, organizationChanged, ...snapshots);
        inserted += snapshots.length;
      }
      return inserted;
    });
  }

  /** Answers how many were new. Fails when a phone belongs to another volunteer. */
  async importVolunteers(imports: readonly VolunteerImport[]): Promise<number> {
    const rows = await Promise.all(imports.map((each) => this.volunteerRow(each)));
    return this.inOneTransaction(async (tx) => {
      let inserted = 0;
      for (const chunk of chunksOf(rows, CHUNK)) {
        const snapshots = await this.accounts.insertNew(tx, chunk);
        await this.outbox.add(tx, volunteerChanged, ...snapshots);
        inserted += snapshots.length;
      }
      return inserted;
    });
  }

  /** Answers how many teams were new; the members are completed in those that were not. */
  importTeams(imports: readonly TeamImport[]): Promise<number> {
    return this.inOneTransaction(async (tx) => {
      const snapshots = await this.teams.insertNew(
        tx,
        imports.map((team) => ({ ...team, version: 1, nameSearch: nameSearchOf(team.name) })),
      );
      await this.outbox.add(tx, teamChanged, ...snapshots);
      const members = imports.flatMap((team) =>
        team.members.map((member) => ({
          ...member,
          teamId: team.id,
          joinedAt: new Date(member.joinedAt),
        })),
      );
      for (const chunk of chunksOf(members, CHUNK)) await this.teams.upsertMembers(tx, chunk);
      return snapshots.length;
    });
  }

  /** Answers how many were new. */
  importAgreements(imports: readonly AgreementImport[]): Promise<number> {
    return this.inOneTransaction(async (tx) => {
      let inserted = 0;
      for (const chunk of chunksOf(imports, CHUNK)) inserted += await this.agreements.insertNew(tx, chunk);
      return inserted;
    });
  }

  /** Answers how many were new: who is reported in there already stays so. */
  importReportIns(imports: readonly ReportInImport[]): Promise<number> {
    return this.inOneTransaction(async (tx) => {
      let inserted = 0;
      for (const chunk of chunksOf(imports, CHUNK)) {
        const rows = chunk.map((each) => ({ ...each, startedAt: new Date(each.startedAt) }));
        const found = await this.reportIns.findAll(tx, await this.reportIns.insertNew(tx, rows));
        await this.outbox.add(tx, reportedIn, ...found.map(reportInSnapshot));
        inserted += found.length;
      }
      return inserted;
    });
  }

  /** Gives roles; to lead a team is to be a leading member of it. */
  async grantRoles(imports: readonly GrantImport[]): Promise<void> {
    const now = this.clock.now();
    await this.inOneTransaction(async (tx) => {
      const leaders = imports.flatMap(({ volunteerId, grant }) =>
        grant.role === 'leader' ? [{ volunteerId, teamId: grant.teamId, leads: true, joinedAt: now }] : [],
      );
      await this.teams.upsertMembers(tx, leaders);
      await this.accounts.insertGrants(
        tx,
        imports.flatMap((each) => grantRow(each, now)),
      );
    });
  }

  private async volunteerRow({ phone, password, ...volunteer }: VolunteerImport): Promise<VolunteerRow> {
    return {
      ...volunteer,
      version: 1,
      nameSearch: nameSearchOf(volunteer.displayName),
      phoneSealed: this.vault.seal(phone, volunteer.id),
      phoneIndex: this.vault.indexOf(phone),
      passwordHash: password === undefined ? null : await hashPassword(password),
      joinedAt: new Date(volunteer.joinedAt),
    };
  }

  private async inOneTransaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const result = await this.dataSource.transaction(work);
    this.relay.wake();
    return result;
  }
}

function grantRow({ volunteerId, grant }: GrantImport, grantedAt: Date): RoleGrantRow[] {
  if (grant.role === 'leader') return [];
  const organizationId = grant.role === 'organiser' ? grant.organizationId : null;
  return [{ id: uuidv7(), volunteerId, role: grant.role, organizationId, grantedAt }];
}
