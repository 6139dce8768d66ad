import { Injectable } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { jsonObject } from '@liandong/service-kit/json-stream';
import { DataSource } from 'typeorm';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { PhoneVault } from '../keys/phone-vault.js';
import { MyDataRepository } from './my-data.repository.js';

/** This service's part of what a person takes along: the account. */
@Injectable()
export class MyDataService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly accounts: AccountsRepository,
    private readonly data: MyDataRepository,
    private readonly vault: PhoneVault,
    private readonly streams: ByteStreams,
  ) {}

  /** @throws AppError VOLUNTEER_NOT_FOUND */
  async begin(id: string): Promise<{ stream: string }> {
    const { manager } = this.dataSource;
    const volunteer = await this.accounts.find(manager, id);
    if (!volunteer) throw new AppError('VOLUNTEER_NOT_FOUND');
    const { displayName, language, joinedAt, phoneSealed, passwordHash } = volunteer;
    const person = {
      id,
      displayName,
      phone: this.vault.open(phoneSealed, id),
      language,
      joinedAt,
      hasPassword: passwordHash !== null,
    };
    const account = jsonObject({
      person: async () => person,
      employer: () => this.data.employer(manager, id),
      teams: () => this.data.teams(manager, id),
      roles: () => this.data.roles(manager, id),
      reportIns: () => this.data.reportIns(manager, id),
      contactOf: () => this.data.contactOf(manager, id),
      sessions: () => this.data.sessions(manager, id),
    });
    return { stream: this.streams.offer(account) };
  }
}
