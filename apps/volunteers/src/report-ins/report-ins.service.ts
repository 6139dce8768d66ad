import { Injectable } from '@nestjs/common';
import { mayManageOrganization, mayReadOrganization, type Actor } from '@liandong/contracts/common/actor';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import { Id, Instant } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import {
  reportedIn,
  reportInDeclined,
  reportInEnded,
  type CommunityReportIns,
  type listReportIns,
  type ReportIn,
} from '@liandong/contracts/people/report-in';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { declinedUntil, whyNotReportIn, whyNotResume } from './report-in-policy.js';
import { reportInSnapshot, reportInView } from './report-in-view.js';
import type { ReportInRow } from './report-in.entity.js';
import { ReportInsRepository, type NamedReportIn } from './report-ins.repository.js';

type CommunityQuery = z.output<typeof listReportIns.input>;

const MyCursor = z.tuple([z.union([z.literal(0), z.literal(1)]), Instant, Id]);
const CommunityCursor = z.tuple([Instant, Id]);

const ACTIVE = { endedAt: null, endedBy: null, endReason: null };

/**
 * Report-ins 报到. One is active at once: whoever reports in at the venue on a Saturday serves on that day, when no
 * office is open to confirm it. The community sees who reported in and may decline, which ends it from then on.
 */
@Injectable()
export class ReportInsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reportIns: ReportInsRepository,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Reports the actor in; a second tap, or a second phone, is answered with the first one's.
   * @throws AppError ORGANIZATION_NOT_FOUND, REPORT_IN_COMMUNITIES_ONLY, REPORT_IN_DECLINED
   */
  start(organizationId: string, actor: Actor): Promise<ReportIn> {
    return this.change(actor.id, async (tx) => {
      const latest = await this.reportIns.findLatest(tx, actor.id, organizationId);
      if (latest?.endedAt === null) return latest.id;
      const now = this.clock.now();
      const organization = await this.reportIns.findOrganization(tx, organizationId);
      refuse(whyNotReportIn(organization, latest, now), latest, now);
      const id = uuidv7();
      await this.reportIns.insertNew(tx, [{ id, volunteerId: actor.id, organizationId, startedAt: now }]);
      await this.tell(tx, id);
      return id;
    });
  }

  /** @throws AppError REPORT_IN_NOT_FOUND also for another person's */
  end(id: string, actor: Actor): Promise<ReportIn> {
    return this.change(actor.id, async (tx) => {
      const reportIn = await this.ownOne(tx, id, actor);
      await this.endNow(tx, reportIn, 'volunteer', null);
      return id;
    });
  }

  /**
   * Takes back the actor's own end; who reported in there anew meanwhile is answered with that.
   * @throws AppError REPORT_IN_NOT_FOUND, REPORT_IN_RESUME_TOO_LATE, REPORT_IN_DECLINED
   */
  resume(id: string, actor: Actor): Promise<ReportIn> {
    return this.change(actor.id, async (tx) => {
      const reportIn = await this.ownOne(tx, id, actor);
      const latest = await this.reportIns.findLatest(tx, actor.id, reportIn.organizationId);
      if (latest?.endedAt === null) return latest.id;
      const now = this.clock.now();
      refuse(whyNotResume(reportIn, now), reportIn, now);
      await this.reportIns.saveEnd(tx, id, ACTIVE);
      await this.tell(tx, id);
      return id;
    });
  }

  /** @throws AppError REPORT_IN_NOT_FOUND also when it is not in the actor's scope */
  async decline(id: string, reason: string, actor: Actor): Promise<ReportIn> {
    checkTexts({ reason });
    const found = await this.reportIns.find(this.dataSource.manager, id);
    if (!found || !mayManageOrganization(actor, found.organizationPath))
      throw new AppError('REPORT_IN_NOT_FOUND');
    return this.change(found.volunteerId, async (tx) => {
      const reportIn = await this.existing(tx, id);
      await this.endNow(tx, reportIn, 'community', reason);
      if (reportIn.endedAt === null) {
        const { volunteerId, organizationName } = reportIn;
        const at = this.clock.now().toISOString();
        await this.outbox.add(tx, reportInDeclined, { id, volunteerId, organizationName, reason, at });
      }
      return id;
    });
  }

  async mine({ cursor, limit }: PageQuery, actor: Actor): Promise<Page<ReportIn>> {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, MyCursor);
    const place = after && ([after[0] === 1, after[1], after[2]] as const);
    const rows = await this.reportIns.listOf(this.dataSource.manager, actor.id, place, limit + 1);
    return pageFrom(
      rows,
      limit,
      (row) => [row.endedAt === null ? 0 : 1, row.startedAt.toISOString(), row.id],
      reportInView,
    );
  }

  /** @throws AppError ORGANIZATION_NOT_FOUND, FORBIDDEN */
  async list(query: CommunityQuery, actor: Actor): Promise<CommunityReportIns> {
    const { manager } = this.dataSource;
    const organization = await this.reportIns.findOrganization(manager, query.organizationId);
    if (organization && !mayReadOrganization(actor, organization.path)) throw new AppError('FORBIDDEN');
    if (!organization) throw new AppError(actor.grants.length > 0 ? 'ORGANIZATION_NOT_FOUND' : 'FORBIDDEN');
    const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, CommunityCursor);
    const rows = await this.reportIns.listWithin(manager, organization.path, after, query.limit + 1);
    const page = pageFrom(rows, query.limit, (row) => [row.startedAt.toISOString(), row.id], reportInView);
    return { ...page, persons: await this.reportIns.countPersons(manager, organization.path) };
  }

  /** One change of a person's report-ins at a time. @param work answers the id of the one to show */
  private async change(volunteerId: string, work: (tx: EntityManager) => Promise<string>): Promise<ReportIn> {
    const reportIn = await this.dataSource.transaction(async (tx) => {
      await this.reportIns.lockVolunteer(tx, volunteerId);
      return this.existing(tx, await work(tx));
    });
    this.relay.wake();
    return reportInView(reportIn);
  }

  private async endNow(
    tx: EntityManager,
    reportIn: NamedReportIn,
    endedBy: ReportInRow['endedBy'],
    endReason: string | null,
  ): Promise<void> {
    if (reportIn.endedAt !== null) return;
    await this.reportIns.saveEnd(tx, reportIn.id, { endedAt: this.clock.now(), endedBy, endReason });
    await this.tell(tx, reportIn.id);
  }

  private async tell(tx: EntityManager, id: string): Promise<void> {
    const reportIn = await this.existing(tx, id);
    const event = reportIn.endedAt === null ? reportedIn : reportInEnded;
    await this.outbox.add(tx, event, reportInSnapshot(reportIn));
  }

  private async ownOne(tx: EntityManager, id: string, actor: Actor): Promise<NamedReportIn> {
    const reportIn = await this.existing(tx, id);
    if (reportIn.volunteerId !== actor.id) throw new AppError('REPORT_IN_NOT_FOUND');
    return reportIn;
  }

  private async existing(tx: EntityManager, id: string): Promise<NamedReportIn> {
    const reportIn = await this.reportIns.find(tx, id);
    if (!reportIn) throw new AppError('REPORT_IN_NOT_FOUND');
    return reportIn;
  }
}

/** @throws AppError when there is an obstacle */
function refuse(code: ErrorCode | null, before: NamedReportIn | null, now: Date): void {
  if (code === null) return;
  const until = before && declinedUntil(before, now);
  throw new AppError(code, until ? { day: shanghaiDayOf(until) } : {});
}

function shanghaiDayOf(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at);
}
