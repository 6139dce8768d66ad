import { Injectable } from '@nestjs/common';
import type { Me, MePatch } from '@liandong/contracts/auth/auth';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { maskPhone, PhoneVault } from '../keys/phone-vault.js';
import { nameSearchOf } from '../names/name-search.js';
import { TeamsRepository } from '../teams/teams.repository.js';
import { AccountsRepository } from './accounts.repository.js';
import { grantsOf } from './grants.js';
import { passwordMatches } from './passwords.js';

/** The people: who signs in by which phone, and what each may do. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsRepository,
    private readonly teams: TeamsRepository,
    private readonly vault: PhoneVault,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
  ) {}

  /** @throws AppError VOLUNTEER_NOT_FOUND */
  getMe(id: string): Promise<Me> {
    return this.meOf(this.dataSource.manager, id);
  }

  /** @throws AppError VOLUNTEER_NOT_FOUND */
  async updateMe(id: string, patch: z.output<typeof MePatch>): Promise<Me> {
    checkTexts({ displayName: patch.displayName });
    const me = await this.dataSource.transaction(async (tx) => {
      const changed = await this.accounts.update(tx, id, {
        displayName: patch.displayName,
        nameSearch: patch.displayName === undefined ? undefined : nameSearchOf(patch.displayName),
        language: patch.language,
      });
      if (changed) await this.outbox.add(tx, volunteerChanged, changed);
      return this.meOf(tx, id);
    });
    this.relay.wake();
    return me;
  }

  /** @throws AppError VOLUNTEER_NOT_FOUND */
  async meOf(tx: EntityManager, id: string): Promise<Me> {
    const volunteer = await this.accounts.find(tx, id);
    if (!volunteer) throw new AppError('VOLUNTEER_NOT_FOUND');
    const teams = await this.teams.teamsOf(tx, id);
    const roles = await this.accounts.rolesOf(tx, id);
    return {
      id,
      displayName: volunteer.displayName,
      phoneMasked: maskPhone(this.vault.open(volunteer.phoneSealed, id)),
      language: volunteer.language,
      grants: grantsOf(roles, teams),
      teams,
      joinedAt: volunteer.joinedAt.toISOString(),
    };
  }

  /**
   * The volunteer with this phone; whoever proved to hold an unknown one joins, with the name still empty.
   * Answers the volunteer's id.
   */
  async findOrJoin(tx: EntityManager, phone: string, language: Language, now: Date): Promise<string> {
    const phoneIndex = this.vault.indexOf(phone);
    const known = await this.accounts.findByPhone(tx, phoneIndex);
    if (known) return known.id;
    const id = uuidv7();
    const joined = await this.accounts.insertUnlessPhoneKnown(tx, {
      id,
      version: 1,
      displayName: '',
      nameSearch: '',
      phoneSealed: this.vault.seal(phone, id),
      phoneIndex,
      passwordHash: null,
      language,
      employerId: null,
      joinedAt: now,
    });
    if (!joined) return this.findOrJoin(tx, phone, language, now);
    await this.outbox.add(tx, volunteerChanged, { id, version: 1, displayName: '', language });
    return id;
  }

  /**
   * The id of the volunteer whose phone and password these are.
   * @throws AppError PASSWORD_WRONG
   */
  async verifyPassword(phone: string, password: string): Promise<string> {
    const volunteer = await this.accounts.findByPhone(this.dataSource.manager, this.vault.indexOf(phone));
    const matches = await passwordMatches(password, volunteer?.passwordHash ?? null);
    if (!volunteer || !matches) throw new AppError('PASSWORD_WRONG');
    return volunteer.id;
  }
}
