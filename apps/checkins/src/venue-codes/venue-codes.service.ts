import { Injectable } from '@nestjs/common';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import type { PrintedCode } from '@liandong/contracts/check-ins/member-code';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { AppError } from '@liandong/contracts/errors/app-error';
import { checkInWindow } from '@liandong/rules/check-in-window';
import type { CodeDirection } from '@liandong/rules/activity-code';
import { printedCode } from '@liandong/rules/printed-code';
import { STEP_SECONDS } from '@liandong/rules/venue-code';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { VenueKeys } from './venue-keys.js';

@Injectable()
export class VenueCodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly keys: VenueKeys,
    private readonly clock: Clock,
  ) {}

  /** What the leader's screen needs to make codes by itself. */
  async venueKey(
    activityId: string,
    direction: CodeDirection,
    actor: Actor,
  ): Promise<Omit<VenueKey, 'urlPrefix'>> {
    const activity = await this.managed(activityId, actor);
    if (activity.status === 'cancelled') throw new AppError('ACTIVITY_CANCELLED');
    if (activity.status === 'draft') throw new AppError('ACTIVITY_NOT_PUBLISHED');
    const { opensAt, closesAt } = checkInWindow(activity);
    return {
      activityId,
      activityTitle: activity.title,
      direction,
      venueRef: activity.venueRef,
      key: Buffer.from(this.keys.keyOf(activity, direction)).toString('base64url'),
      stepSeconds: STEP_SECONDS,
      ways: activity.ways,
      serverTime: this.clock.now().toISOString(),
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
    };
  }

  /**
   * What a poster of the activity holds, also before it is published, so that it can be printed in time.
   * @throws AppError ACTIVITY_NOT_FOUND, FORBIDDEN, WAY_NOT_ALLOWED where the activity has no printed codes,
   *   ACTIVITY_CANCELLED
   */
  async printedCode(
    activityId: string,
    direction: CodeDirection,
    actor: Actor,
  ): Promise<Omit<PrintedCode, 'url'>> {
    const activity = await this.managed(activityId, actor);
    if (!activity.ways.includes('printedCode')) throw new AppError('WAY_NOT_ALLOWED');
    if (activity.status === 'cancelled') throw new AppError('ACTIVITY_CANCELLED');
    const { venueRef, keyVersion } = activity;
    const key = this.keys.keyOf(activity, direction, 'printedCode');
    return { activityId, direction, code: printedCode({ venueRef, direction, keyVersion, key }) };
  }

  /** Makes every code of the activity that is in the world useless: on the next look-up, within a second. */
  async rotate(activityId: string, actor: Actor): Promise<{ activityId: string; keyVersion: number }> {
    await this.managed(activityId, actor);
    return {
      activityId,
      keyVersion: await this.directory.raiseKeyVersion(this.dataSource.manager, activityId, this.clock.now()),
    };
  }

  /** @throws AppError ACTIVITY_NOT_FOUND, FORBIDDEN unless the actor manages the activity's team */
  private async managed(activityId: string, actor: Actor): Promise<ActivityEntity> {
    const activity = await this.directory.getActivity(this.dataSource.manager, activityId);
    if (!mayManageTeam(actor, activity)) throw new AppError('FORBIDDEN');
    return activity;
  }
}
