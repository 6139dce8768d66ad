import { Injectable } from '@nestjs/common';
import type { OtpSent } from '@liandong/contracts/auth/auth';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import { PhoneVault } from '../keys/phone-vault.js';
import { OtpService } from '../otp/otp.service.js';
import { obstacleTo } from './erasure-policy.js';
import { ErasuresRepository, type LeavingPerson } from './erasures.repository.js';

/** Leaving: a person's data is erased here at once, and everywhere else by the event that tells of it. */
@Injectable()
export class ErasuresService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly erasures: ErasuresRepository,
    private readonly otp: OtpService,
    private readonly vault: PhoneVault,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a code to the person's own phone, unless the person cannot go yet.
   * @throws AppError ERASURE_SOLE_LEADER, ERASURE_LAST_ADMINISTRATOR, OTP_TOO_SOON, VOLUNTEER_NOT_FOUND, UNAVAILABLE
   */
  async requestCode(ctx: RpcContext): Promise<z.output<typeof OtpSent>> {
    const { id } = actorOf(ctx);
    const person = await this.dataSource.transaction((tx) => this.leaving(tx, id));
    if (!person) throw new AppError('VOLUNTEER_NOT_FOUND');
    return this.otp.request(this.vault.open(person.phoneSealed, id), 'erasure', ctx);
  }

  /**
   * Erases the person, once, however often it is asked.
   * @throws AppError OTP_WRONG, OTP_EXPIRED, ERASURE_SOLE_LEADER, ERASURE_LAST_ADMINISTRATOR, VOLUNTEER_NOT_FOUND
   */
  async erase(id: string, otp: string): Promise<{ erasedAt: string }> {
    const now = this.clock.now();
    // A refusal is returned, not thrown: the count of wrong attempts has to be committed.
    const result = await this.dataSource.transaction(async (tx) => {
      const person = await this.leaving(tx, id);
      if (!person) return this.erasedBefore(tx, id);
      const phone = this.vault.open(person.phoneSealed, id);
      const verdict = await this.otp.verify(tx, { phone, otp, now, purpose: 'erasure', sessionId: uuidv7() });
      if (!verdict.accepted) return verdict.error;
      await this.erasures.erase(tx, { id, phoneIndex: person.phoneIndex }, now);
      await this.outbox.add(tx, volunteerErased, { id, erasedAt: now.toISOString() });
      return now;
    });
    if (result instanceof AppError) throw result;
    this.relay.wake();
    return { erasedAt: result.toISOString() };
  }

  /** @throws AppError FORBIDDEN for everybody but services */
  async recent(actor: Actor, since: Date): Promise<string[]> {
    if (actor.kind !== 'service') throw new AppError('FORBIDDEN');
    return this.erasures.idsSince(this.dataSource.manager, since);
  }

  /** The person, when nothing keeps them from going; null when they are gone. */
  private async leaving(tx: EntityManager, id: string): Promise<LeavingPerson | null> {
    const person = await this.erasures.lock(tx, id);
    if (!person) return null;
    const obstacle = obstacleTo(await this.erasures.lockDuties(tx, id));
    if (obstacle) throw obstacle;
    return person;
  }

  private async erasedBefore(tx: EntityManager, id: string): Promise<Date> {
    const erasedAt = await this.erasures.erasedAt(tx, id);
    if (!erasedAt) throw new AppError('VOLUNTEER_NOT_FOUND');
    return erasedAt;
  }
}
