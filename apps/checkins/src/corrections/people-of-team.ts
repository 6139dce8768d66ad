import { Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { RetroInput } from '@liandong/contracts/ledger/correction-case';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { DataSource } from 'typeorm';
import { LedgerEntriesRepository } from '../ledger/ledger-entries.repository.js';
import { TeamMembers } from '../member-codes/team-members.js';

/**
 * Whose training or award a team may enter: its members', and those who have given service with it. Of an activity
 * anybody may have been there; a training belongs to nobody but the team that names its people.
 */
@Injectable()
export class PeopleOfTeam {
  constructor(
    private readonly dataSource: DataSource,
    private readonly members: TeamMembers,
    private readonly entries: LedgerEntriesRepository,
  ) {}

  /** @throws AppError RETRO_OF_STRANGER, and what asking for the team's members answers */
  async check(input: RetroInput, ctx: RpcContext): Promise<void> {
    if (input.kind !== 'training' && input.kind !== 'award') return;
    const members = await this.members.of(input.teamId, ctx);
    const ids = new Set(members.map(({ volunteerId }) => volunteerId));
    const others = input.volunteerIds.filter((id) => !ids.has(id));
    if (others.length === 0) return;
    const known = await this.entries.findWithTeam(this.dataSource.manager, input.teamId, others);
    if (others.some((id) => !known.has(id))) throw new AppError('RETRO_OF_STRANGER');
  }
}
