import { Injectable, type OnModuleInit } from '@nestjs/common';
import { reportedIn, reportInEnded, type ReportInSnapshot } from '@liandong/contracts/people/report-in';
import { HandleEvent } from '@liandong/messaging/handle-event';
import type { EntityManager } from 'typeorm';
import { ErasureListeners } from '../directory/erasure-listeners.js';
import { SealingRepository } from '../proof/sealing.repository.js';
import { ReportInServices } from './report-in-services.js';
import { ReportInsRepository } from './report-ins.repository.js';

/** Keeps the report-ins, and mends what was counted before their news came. */
@Injectable()
export class ReportInsEvents implements OnModuleInit {
  constructor(
    private readonly reportIns: ReportInsRepository,
    private readonly services: ReportInServices,
    private readonly sealing: SealingRepository,
    private readonly erasures: ErasureListeners,
  ) {}

  onModuleInit(): void {
    this.erasures.add((tx, volunteerId) => this.reportIns.forget(tx, volunteerId));
  }

  @HandleEvent(reportedIn)
  async reportedIn(reportIn: ReportInSnapshot, tx: EntityManager) {
    await this.changed(reportIn, tx);
  }

  @HandleEvent(reportInEnded)
  async reportInEnded(reportIn: ReportInSnapshot, tx: EntityManager) {
    await this.changed(reportIn, tx);
  }

  /**
   * An attendance is either seen here, or sealed after this transaction and seen then: without the hold one that is
   * sealed meanwhile would be missed by both.
   */
  private async changed(reportIn: ReportInSnapshot, tx: EntityManager): Promise<void> {
    await this.sealing.hold(tx);
    if (!(await this.reportIns.save(tx, reportIn))) return;
    const { volunteerId, startedAt } = reportIn;
    await this.services.follow(tx, await this.reportIns.findSince(tx, volunteerId, startedAt));
  }
}
