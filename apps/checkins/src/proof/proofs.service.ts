import { Injectable } from '@nestjs/common';
import { mayReadTeam, type Actor } from '@liandong/contracts/common/actor';
import type { Page, PageQuery } from '@liandong/contracts/common/page';
import { AppError } from '@liandong/contracts/errors/app-error';
import type {
  ConsistencyProof,
  DailyHead,
  EntryProof,
  SigningKey,
  TreeHead,
} from '@liandong/contracts/ledger/proof';
import { endOfShanghaiDay, shanghaiDay } from '@liandong/rules/shanghai-time';
import { Clock } from '@liandong/service-kit/clock';
import { decodeCursor, pageFrom } from '@liandong/service-kit/cursor';
import { publicKeyFromRaw } from 'liandong-verify/signing-keys';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { dayBefore, daysDown } from './daily-heads.js';
import { LedgerSigner } from './ledger-signer.js';
import { PersonSalts } from './person-salts.js';
import { SealingRepository, type LedgerEntryRow } from './sealing.repository.js';
import { TreeReader } from './tree-reader.js';
import { TreeRepository } from './tree.repository.js';

const Cursor = z.tuple([z.iso.date()]);

/** What anybody may ask of the tree, and the proof of an entry for those who may read it. */
@Injectable()
export class ProofsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tree: TreeRepository,
    private readonly reader: TreeReader,
    private readonly sealing: SealingRepository,
    private readonly salts: PersonSalts,
    private readonly signer: LedgerSigner,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError TREE_HEAD_NOT_FOUND before the sealer has run for the first time */
  async head(): Promise<TreeHead> {
    return this.required(await this.tree.findLatestHead(this.dataSource.manager));
  }

  async dailyHeads({ cursor, limit }: PageQuery): Promise<Page<DailyHead>> {
    const { manager } = this.dataSource;
    const first = await this.tree.findFirstHeadTime(manager);
    if (!first) return { items: [], nextCursor: null };
    const today = shanghaiDay(this.clock.now());
    const newest = cursor ? dayBefore(decodeCursor(cursor, Cursor)[0]) : today;
    const days = daysDown(newest, shanghaiDay(first), limit + 1);
    const heads = await this.tree.findLastHeads(manager, days.map(endOfShanghaiDay));
    const rows = days.flatMap((day, at) => {
      const head = heads[at];
      return head ? [{ day, isFinal: day < today, head }] : [];
    });
    return pageFrom(
      rows,
      limit,
      ({ day }) => [day],
      (row) => row,
    );
  }

  /** @throws AppError TREE_HEAD_NOT_FOUND, TREE_HEADS_REVERSED */
  async consistency(from: number, to: number | undefined): Promise<ConsistencyProof> {
    const { manager } = this.dataSource;
    const older = this.required(await this.tree.findHead(manager, from));
    const newer = to === undefined ? await this.head() : this.required(await this.tree.findHead(manager, to));
    if (older.size > newer.size) throw new AppError('TREE_HEADS_REVERSED');
    const proof = await this.reader.consistencyProof(manager, older.size, newer.size);
    return { format: 'liandong-consistency/1', older, newer, proof };
  }

  async signingKeys(): Promise<SigningKey[]> {
    const rows = await this.tree.findSigningKeys(this.dataSource.manager);
    return rows.map((row) => ({
      keyId: row.key_id,
      algorithm: 'Ed25519',
      publicKey: row.public_key.toString('base64'),
      pem: publicKeyFromRaw(row.public_key).export({ format: 'pem', type: 'spki' }).toString(),
      firstUsedAt: row.first_used_at.toISOString(),
      isCurrent: row.key_id === this.signer.keyId,
    }));
  }

  /**
   * The entry as its row is now, with the proof of what was sealed: a row that was changed by hand does not fit.
   * @throws AppError LEDGER_ENTRY_NOT_SEALED_YET; LEDGER_ENTRY_NOT_FOUND also when it is not theirs to see
   */
  async entryProof(entryId: string, actor: Actor): Promise<EntryProof> {
    const { manager } = this.dataSource;
    const sealed = await this.sealing.findSealed(manager, entryId);
    if (!sealed) {
      const isWaiting = await this.sealing.isWaiting(manager, entryId);
      throw new AppError(isWaiting ? 'LEDGER_ENTRY_NOT_SEALED_YET' : 'LEDGER_ENTRY_NOT_FOUND');
    }
    const { entry, leafIndex, commitment } = sealed;
    if (!mayReadEntry(actor, entry)) throw new AppError('LEDGER_ENTRY_NOT_FOUND');
    const head = await this.head();
    const [proof = []] = await this.reader.inclusionProofs(manager, [leafIndex], head.size);
    const [person] = await this.salts.open(manager, [{ entryId, volunteerId: entry.volunteerId }]);
    const { linkedParties, ...facts } = entry.facts;
    return {
      format: 'liandong-proof/1',
      facts: { ...facts, linkedParties: [...linkedParties] },
      person: person ?? { commitment: commitment.toString('hex') },
      leafIndex,
      proof,
      head,
    };
  }

  private required(head: TreeHead | null): TreeHead {
    if (!head) throw new AppError('TREE_HEAD_NOT_FOUND');
    return head;
  }
}

function mayReadEntry(actor: Actor, { volunteerId, facts }: LedgerEntryRow): boolean {
  if (actor.kind === 'person' && actor.id === volunteerId) return true;
  return mayReadTeam(actor, { teamId: facts.teamId ?? '', organizationPath: facts.organizationPath });
}
