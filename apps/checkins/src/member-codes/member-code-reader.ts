import { Injectable } from '@nestjs/common';
import type { RefusalReason } from '@liandong/contracts/check-ins/check-in';
import { hasValidMac } from '@liandong/rules/mac';
import {
  judgeMemberCode,
  parseMemberCode,
  PHONE_CODE_MS,
  type ParsedMemberCode,
} from '@liandong/rules/member-code';
import type { CodeTime } from '@liandong/rules/offline-verdict';
import { shownSpanOf, type ShownSpan } from '@liandong/rules/venue-code';
import { DataSource } from 'typeorm';
import { MemberCodesRepository, type CodeHolder } from './member-codes.repository.js';
import { MemberKeys } from './member-keys.js';

/** What a member code says. */
export type ReadMemberCode =
  | {
      kind: 'genuine';
      volunteerId: string;
      code: CodeTime;
      /** When the person's codes of its age were revoked; null while they are good. */
      revokedAt: Date | null;
    }
  /** `volunteerId` where the signature is good, so that it is known whose code it was. */
  | { kind: 'refused'; reason: RefusalReason; volunteerId: string | null };

/** Reads member codes that a leader's phone scanned. */
@Injectable()
export class MemberCodeReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly memberCodes: MemberCodesRepository,
    private readonly keys: MemberKeys,
  ) {}

  /**
   * Reads each code, in the order given; one look-up for all. Whether it was good when it was scanned is decided by
   * `offlineVerdict`. A code of somebody who is not known here is genuine: the directory may not have heard of a new
   * volunteer yet.
   */
  async readAll(codes: readonly string[]): Promise<ReadMemberCode[]> {
    const ids = new Set(codes.flatMap((code) => parseMemberCode(code)?.volunteerId ?? []));
    const holders = await this.memberCodes.findHolders(this.dataSource.manager, [...ids]);
    const known = new Map(holders.map((holder) => [holder.volunteer_id, holder]));
    const keys = this.keys.known();
    return codes.map((code) => this.read(code, keys, known));
  }

  private read(
    text: string,
    keys: ReturnType<MemberKeys['known']>,
    holders: ReadonlyMap<string, CodeHolder>,
  ): ReadMemberCode {
    const parsed = parseMemberCode(text);
    if (!parsed) return { kind: 'refused', reason: 'CODE_MALFORMED', volunteerId: null };
    const { volunteerId, issuedAt } = parsed;
    const signature = judgeMemberCode(text, { keys, codesValidFrom: () => null }, issuedAt, this.keys.verify);
    if (signature.kind === 'refused') return signature;
    const holder = holders.get(volunteerId);
    if (holder?.erased) return { kind: 'refused', reason: 'MEMBER_ERASED', volunteerId };
    const validFrom = holder?.codes_valid_from ?? null;
    const until = parsed.kind === 'phone' ? issuedAt.getTime() + PHONE_CODE_MS : null;
    return {
      kind: 'genuine',
      volunteerId,
      code: { kind: 'issued', at: issuedAt.getTime(), until, shown: this.shownSpan(parsed) },
      revokedAt: validFrom && issuedAt < validFrom ? validFrom : null,
    };
  }

  /** When the member's phone showed the code; null where nothing proves that it did. */
  private shownSpan({ showing, ...facts }: ParsedMemberCode): ShownSpan | null {
    if (!showing || !hasValidMac(showing, this.keys.showingKey(facts))) return null;
    return shownSpanOf(showing.step);
  }
}
