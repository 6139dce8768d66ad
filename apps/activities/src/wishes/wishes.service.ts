import { Injectable } from '@nestjs/common';
import {
  wishFulfilled,
  wishStepped,
  type Wish,
  type WishAct,
  type WishDetail,
  type WishInput,
  type WishPatch,
  type WishQuery,
} from '@liandong/contracts/activities/wish';
import { mayManageOrganization, type Actor } from '@liandong/contracts/common/actor';
import type { Page } from '@liandong/contracts/common/page';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Outbox } from '@liandong/messaging/outbox';
import { OutboxRelay } from '@liandong/messaging/outbox-relay';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { TextVault } from '@liandong/service-kit/text-vault';
import { checkTexts } from '@liandong/service-kit/plain-texts';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { checkDay } from './wish-checks.js';
import { changes, judgeStep, maySee, patchedFacts, seesContact, type WishChange } from './wish-policy.js';
import { claimerName, standingOf, toWish, type WishRow } from './wish-view.js';
import { WishViewsRepository } from './wish-views.repository.js';
import type { WishEntity } from './wish.entity.js';
import { WishesRepository } from './wishes.repository.js';

/** Who has not entered a name yet, as names are masked. */
const UNNAMED = '**';

const CursorKey = z.tuple([z.iso.datetime(), z.uuid()]);

/** Somebody's step with the wish that they read. */
interface Step {
  id: string;
  version: number;
}

/** Micro-wishes from their posting to their end. Every step is one transaction under the wish's lock. */
@Injectable()
export class WishesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly wishes: WishesRepository,
    private readonly views: WishViewsRepository,
    private readonly directory: DirectoryRepository,
    private readonly vault: TextVault,
    private readonly outbox: Outbox,
    private readonly relay: OutboxRelay,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError CURSOR_INVALID, ORGANIZATION_NOT_FOUND */
  async list(actor: Actor, { cursor, organizationId, ...query }: WishQuery): Promise<Page<Wish>> {
    const { manager } = this.dataSource;
    const after = cursor ? decodeCursor(cursor, CursorKey) : null;
    const path = organizationId ? (await this.organization(manager, organizationId)).path : null;
    const rows = await this.views.list(
      manager,
      actor,
      { ...query, path },
      after && { postedAt: after[0], id: after[1] },
    );
    return pageFrom(
      rows,
      query.limit,
      (row) => [row.posted_at.toISOString(), row.id],
      (row) => toWish(row, actor),
    );
  }

  /** One wish; its contact only for the claimer and the poster. @throws AppError WISH_NOT_FOUND */
  async get(actor: Actor, id: string): Promise<WishDetail> {
    const row = await this.row(this.dataSource.manager, actor, id);
    const sealed = seesContact(actor, standingOf(row)) ? row.contact_sealed : null;
    return { ...toWish(row, actor), contact: sealed && this.vault.open(sealed, id) };
  }

  /**
   * @param id when a wish with this id is there already, that one is answered and nothing is written
   * @throws AppError ORGANIZATION_NOT_FOUND, FORBIDDEN, PERSONAL_DATA_IN_TEXT, WISH_DAY_PAST
   */
  post(actor: Actor, input: WishInput, id: string = uuidv7()): Promise<Wish> {
    return this.write(async (tx) => {
      const { path } = await this.organization(tx, input.organizationId);
      if (!mayManageOrganization(actor, path)) throw new AppError('FORBIDDEN');
      const now = this.clock.now();
      checkTexts({ title: input.title, details: input.details });
      checkDay(input.neededBy, now);
      const made = { id, postedBy: actor.id, postedAt: now, contactSealed: this.sealed(input.contact, id) };
      await this.wishes.insert(tx, openWish(input, made));
      return toWish(await this.row(tx, actor, id), actor);
    });
  }

  /** @throws AppError PERSONAL_DATA_IN_TEXT, WISH_DAY_PAST, and what a step answers */
  update(actor: Actor, id: string, patch: WishPatch): Promise<Wish> {
    checkTexts({ title: patch.title, details: patch.details });
    return this.step('edit', actor, { id, version: patch.version }, (wish) => {
      if (patch.neededBy !== wish.neededBy) checkDay(patch.neededBy, this.clock.now());
      const contact = patch.contact === undefined ? {} : { contactSealed: this.sealed(patch.contact, id) };
      return { ...patchedFacts(patch), ...contact };
    });
  }

  claim(actor: Actor, step: Step): Promise<Wish> {
    return this.step('claim', actor, step, () => changes.claim(actor, this.clock.now()));
  }

  unclaim(actor: Actor, step: Step): Promise<Wish> {
    return this.step('unclaim', actor, step, changes.unclaim);
  }

  fulfil(actor: Actor, { note, ...step }: Step & { note: string }): Promise<Wish> {
    checkTexts({ note });
    return this.step('fulfil', actor, step, () => changes.fulfil(note, this.clock.now()));
  }

  /** The claimer's entry in the ledger follows from the event. */
  confirm(actor: Actor, step: Step): Promise<Wish> {
    const now = this.clock.now();
    return this.step(
      'confirm',
      actor,
      step,
      () => changes.confirm(actor, now),
      async (tx, row) => {
        if (row.claimed_by === null || row.fulfilled_at === null) return;
        await this.outbox.add(tx, wishFulfilled, {
          id: row.id,
          volunteerId: row.claimed_by,
          organizationPath: row.organization_path,
          title: row.title,
          fulfilledAt: row.fulfilled_at.toISOString(),
          confirmedAt: now.toISOString(),
        });
      },
    );
  }

  reopen(actor: Actor, { reason, ...step }: Step & { reason: string }): Promise<Wish> {
    checkTexts({ reason });
    return this.step('reopen', actor, step, () => changes.reopen(reason));
  }

  withdraw(actor: Actor, { reason, ...step }: Step & { reason: string }): Promise<Wish> {
    checkTexts({ reason });
    return this.step('withdraw', actor, step, () => changes.withdraw(reason));
  }

  /**
   * Rules on a step under the wish's lock, by its state first: whoever comes second is told who was first, and a
   * repeated step finds itself done, before the version that was read is looked at.
   * @throws AppError WISH_NOT_FOUND, FORBIDDEN, WISH_CLAIMED_ALREADY, WISH_OWN_FULFILMENT, WISH_STATE_FORBIDS,
   *   WISH_CHANGED_MEANWHILE
   */
  private step(
    act: WishAct,
    actor: Actor,
    { id, version }: Step,
    change: (wish: WishEntity) => WishChange,
    tell?: (tx: EntityManager, row: WishRow) => Promise<void>,
  ): Promise<Wish> {
    return this.write(async (tx) => {
      const wish = await this.wishes.lock(tx, id);
      if (!wish) throw new AppError('WISH_NOT_FOUND');
      const before = await this.row(tx, actor, id);
      const verdict = judgeStep(act, { ...standingOf(before), ...statusOf(wish) }, actor);
      if (verdict === 'keep') return toWish(before, actor);
      if (verdict === 'WISH_CLAIMED_ALREADY') {
        throw new AppError(verdict, { name: claimerName(before, actor) || UNNAMED });
      }
      if (verdict !== 'change') throw new AppError(verdict);
      if (version !== wish.version) throw new AppError('WISH_CHANGED_MEANWHILE');
      const changed = change(wish);
      await this.wishes.apply(tx, wish, changed);
      const after = await this.row(tx, actor, id);
      await tell?.(tx, after);
      if (act !== 'edit') {
        await this.outbox.add(tx, wishStepped, {
          id,
          title: after.title,
          step: act,
          by: actor.id,
          at: this.clock.now().toISOString(),
          postedBy: wish.postedBy,
          claimedBy: after.claimed_by ?? wish.claimedBy,
          reason: changed.returnReason ?? changed.withdrawReason ?? null,
        });
      }
      return toWish(after, actor);
    });
  }

  private async row(tx: EntityManager, actor: Actor, id: string): Promise<WishRow> {
    const row = await this.views.find(tx, id);
    if (!row || !maySee(actor, standingOf(row))) throw new AppError('WISH_NOT_FOUND');
    return row;
  }

  private async organization(tx: EntityManager, id: string) {
    const organization = await this.directory.findOrganization(tx, id);
    if (!organization) throw new AppError('ORGANIZATION_NOT_FOUND');
    return organization;
  }

  private sealed(contact: string | null, id: string): Buffer | null {
    return contact === null ? null : this.vault.seal(contact, id);
  }

  private async write<Result>(story: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const result = await this.dataSource.transaction(story);
    this.relay.wake();
    return result;
  }
}

/** The state under the lock is the one that counts. */
function statusOf({ status, claimedBy }: WishEntity) {
  return { status, claimedBy };
}

function openWish(
  { organizationId, title, details, neededBy }: WishInput,
  made: Pick<WishEntity, 'id' | 'postedBy' | 'postedAt' | 'contactSealed'>,
): Omit<WishEntity, 'organization'> {
  return {
    ...made,
    organizationId,
    title,
    details,
    neededBy,
    version: 1,
    status: 'open',
    claimedBy: null,
    claimedAt: null,
    fulfilledAt: null,
    fulfilNote: '',
    confirmedBy: null,
    confirmedAt: null,
    returnReason: null,
    withdrawReason: null,
  };
}
