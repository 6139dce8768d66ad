import { Injectable, Logger } from '@nestjs/common';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { mayManageTeam } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { MemberCodesRepository } from './member-codes.repository.js';
import { MemberKeys } from './member-keys.js';
import { TeamMembers } from './team-members.js';

/** What the leader's phone needs to judge member codes without signal. */
@Injectable()
export class ScannerKitService {
  private readonly logger = new Logger(ScannerKitService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly memberCodes: MemberCodesRepository,
    private readonly teamMembers: TeamMembers,
    private readonly keys: MemberKeys,
    private readonly clock: Clock,
  ) {}

  async kitFor(activityId: string, ctx: RpcContext): Promise<ScannerKit> {
    const { manager } = this.dataSource;
    const activity = await this.directory.getActivity(manager, activityId);
    if (!mayManageTeam(actorOf(ctx), activity)) throw new AppError('FORBIDDEN');
    if (activity.status === 'cancelled') throw new AppError('ACTIVITY_CANCELLED');
    if (activity.status === 'draft') throw new AppError('ACTIVITY_NOT_PUBLISHED');
    const [signUps, inTeam, revocations, present] = await Promise.all([
      this.memberCodes.findSignedUp(manager, activityId),
      this.teamOf(activity, ctx),
      this.memberCodes.findRevocations(manager),
      this.memberCodes.findPresent(manager, activityId, activity.factMonth),
    ]);
    const signedUp = new Set(signUps.map((row) => row.volunteer_id));
    return {
      activityId,
      activityTitle: activity.title,
      startsAt: activity.startsAt.toISOString(),
      endsAt: activity.endsAt.toISOString(),
      policy: policyOf(activity),
      serverTime: this.clock.now().toISOString(),
      keys: this.keys.known(),
      roster: await this.roster(signedUp, inTeam, present),
      revoked: revocations.map((row) => ({
        volunteerId: row.volunteer_id,
        codesValidFrom: row.codes_valid_from.toISOString(),
      })),
      present: present.map((row) => ({
        volunteerId: row.volunteer_id,
        direction: row.direction,
        at: row.at.toISOString(),
      })),
    };
  }

  /** By name, those who came without signing up too; people who are neither known nor in the team have no name yet. */
  private async roster(
    signedUp: ReadonlySet<string>,
    inTeam: ReadonlyMap<string, string>,
    present: readonly { volunteer_id: string }[],
  ): Promise<ScannerKit['roster']> {
    const came = present.map((row) => row.volunteer_id);
    const ids = [...new Set([...signedUp, ...inTeam.keys(), ...came])];
    const holders = await this.memberCodes.findHolders(this.dataSource.manager, ids);
    const known = new Map(holders.map((holder) => [holder.volunteer_id, holder]));
    return ids
      .filter((id) => !known.get(id)?.erased)
      .map((volunteerId) => ({
        volunteerId,
        displayName: known.get(volunteerId)?.display_name ?? inTeam.get(volunteerId) ?? '',
        signedUp: signedUp.has(volunteerId),
        codesValidFrom: known.get(volunteerId)?.codes_valid_from?.toISOString() ?? null,
      }))
      .toSorted((one, other) => one.displayName.localeCompare(other.displayName, 'zh-CN'));
  }

  /** The team's members with their names. Without the volunteers service the scanner still knows who signed up. */
  private async teamOf(activity: ActivityEntity, ctx: RpcContext): Promise<Map<string, string>> {
    try {
      const members = await this.teamMembers.of(activity.teamId, ctx);
      return new Map(members.map(({ volunteerId, displayName }) => [volunteerId, displayName]));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.logger.warn(`the team of activity ${activity.id} is not on its scanner: ${error.code}`);
      return new Map();
    }
  }
}

function policyOf(activity: ActivityEntity): ScannerKit['policy'] {
  const { earlyMinutes, lateMinutes, walkIns, ways, checkOut, breaks, position } = activity;
  return { earlyMinutes, lateMinutes, walkIns, ways, checkOut, breaks, position };
}
