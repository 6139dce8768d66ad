import { Injectable } from '@nestjs/common';
import type { MemberCode } from '@liandong/contracts/check-ins/member-code';
import { mayManageTeam, type Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { PHONE_CODE_MS } from '@liandong/rules/member-code';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { MemberCodesRepository, type CodeHolder } from './member-codes.repository.js';
import { MemberKeys } from './member-keys.js';
import { TeamMembers } from './team-members.js';

/** A signed code for a printed card. */
export interface CardCode {
  volunteerId: string;
  displayName: string;
  /** What the QR holds. */
  code: string;
}

@Injectable()
export class MemberCodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly memberCodes: MemberCodesRepository,
    private readonly teamMembers: TeamMembers,
    private readonly keys: MemberKeys,
    private readonly clock: Clock,
  ) {}

  /** What the member's phone shows, good for a day. @throws AppError VOLUNTEER_NOT_FOUND */
  async mine(actor: Actor): Promise<MemberCode> {
    const [holder] = await this.memberCodes.findHolders(this.dataSource.manager, [actor.id]);
    if (!holder || holder.erased) throw new AppError('VOLUNTEER_NOT_FOUND');
    const issuedAt = this.issuedAt(holder);
    const facts = { volunteerId: actor.id, issuedAt };
    return {
      code: this.keys.code({ kind: 'phone', ...facts }),
      showingKey: this.keys.showingKey(facts).toString('base64url'),
      displayName: holder.display_name,
      serverTime: this.clock.now().toISOString(),
      issuedAt: issuedAt.toISOString(),
      validUntil: new Date(issuedAt.getTime() + PHONE_CODE_MS).toISOString(),
    };
  }

  /**
   * Signs the codes of printed cards, good until they are revoked. Whoever calls it has checked that the actor may
   * hand out these people's cards. Erased and unknown people are left out; the order is that of the input.
   */
  async cardCodes(volunteerIds: readonly string[]): Promise<CardCode[]> {
    const holders = await this.memberCodes.findHolders(this.dataSource.manager, volunteerIds);
    const known = new Map(holders.map((holder) => [holder.volunteer_id, holder]));
    return volunteerIds.flatMap((volunteerId): CardCode[] => {
      const holder = known.get(volunteerId);
      if (!holder || holder.erased) return [];
      const code = this.keys.code({ kind: 'card', volunteerId, issuedAt: this.issuedAt(holder) });
      return [{ volunteerId, displayName: holder.display_name, code }];
    });
  }

  async revokeMine(actor: Actor): Promise<{ revokedAt: string }> {
    return this.revoke(actor.id, actor);
  }

  /**
   * Revokes the codes of a member who lost a card, by those who manage a team of theirs.
   * @throws AppError TEAM_NOT_FOUND, FORBIDDEN, VOLUNTEER_NOT_FOUND when the person is not in the team
   */
  async revokeOfMember(
    { teamId, volunteerId }: { teamId: string; volunteerId: string },
    ctx: RpcContext,
  ): Promise<{ revokedAt: string }> {
    const actor = actorOf(ctx);
    const team = await this.directory.findTeam(this.dataSource.manager, teamId);
    if (!team) throw new AppError('TEAM_NOT_FOUND');
    if (!mayManageTeam(actor, { teamId, organizationPath: team.organizationPath }))
      throw new AppError('FORBIDDEN');
    const members = await this.teamMembers.of(teamId, ctx);
    if (!members.some((member) => member.volunteerId === volunteerId))
      throw new AppError('VOLUNTEER_NOT_FOUND');
    return this.revoke(volunteerId, actor);
  }

  private async revoke(volunteerId: string, actor: Actor): Promise<{ revokedAt: string }> {
    // Codes say their second: all of this one go as well.
    const validFrom = new Date(Math.floor(this.clock.now().getTime() / 1_000 + 1) * 1_000);
    await this.memberCodes.revoke(this.dataSource.manager, {
      volunteerId,
      validFrom,
      revokedBy: actor.id,
    });
    return { revokedAt: validFrom.toISOString() };
  }

  /** Now; right after a revocation the first moment that is good again. */
  private issuedAt(holder: CodeHolder): Date {
    const now = new Date(Math.floor(this.clock.now().getTime() / 1_000) * 1_000);
    const from = holder.codes_valid_from;
    return from && from > now ? from : now;
  }
}
