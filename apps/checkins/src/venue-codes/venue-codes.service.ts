import { Injectable } from '@nestjs/common';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { AppError } from '@liandong/contracts/errors/app-error';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { STEP_SECONDS, type CodeDirection } from '@liandong/rules/venue-code';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
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
    const activity = await this.directory.findActivity(this.dataSource.manager, activityId);
    if (!activity) throw new AppError('ACTIVITY_NOT_FOUND');
    if (!mayManageTeam(actor, activity)) throw new AppError('FORBIDDEN');
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
}
