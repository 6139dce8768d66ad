import { Injectable } from '@nestjs/common';
import type { MemberCard } from '@liandong/contracts/check-ins/member-card';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { DataSource } from 'typeorm';
import { CertificateSettingsService } from '../certificates/certificate-settings.service.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { MemberCodesService } from '../member-codes/member-codes.service.js';
import { TeamMembers } from '../member-codes/team-members.js';

/** Printed member cards: for who has no phone at hand. */
@Injectable()
export class MemberCardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly memberCodes: MemberCodesService,
    private readonly teamMembers: TeamMembers,
    private readonly settings: CertificateSettingsService,
  ) {}

  /**
   * The cards of everybody in the team, in the order of its list.
   * @throws AppError TEAM_NOT_FOUND, FORBIDDEN to all but those who manage it
   */
  async ofTeam(
    teamId: string,
    ctx: RpcContext,
  ): Promise<{ platformName: string; teamName: string; cards: MemberCard[] }> {
    const team = await this.directory.findTeam(this.dataSource.manager, teamId);
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    if (!mayManageTeam(actorOf(ctx), { teamId, organizationPath: team.organizationPath })) {
      throw new AppError('FORBIDDEN');
    }
    const members = await this.teamMembers.of(teamId, ctx);
    const cards = await this.memberCodes.cardCodes(members.map((member) => member.volunteerId));
    return { platformName: await this.platformName(), teamName: team.name, cards };
  }

  /** @throws AppError VOLUNTEER_NOT_FOUND */
  async mine(actor: Actor): Promise<{ platformName: string; card: MemberCard }> {
    const [card] = await this.memberCodes.cardCodes([actor.id]);
    if (!card) throw new AppError('VOLUNTEER_NOT_FOUND');
    return { platformName: await this.platformName(), card };
  }

  private async platformName(): Promise<string> {
    return (await this.settings.current(this.dataSource.manager)).platformName;
  }
}
