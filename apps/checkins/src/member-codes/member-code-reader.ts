import { Injectable } from '@nestjs/common';
import type { RefusalReason } from '@liandong/contracts/check-ins/check-in';
import { judgeMemberCode, parseMemberCode } from '@liandong/rules/member-code';
import { DataSource } from 'typeorm';
import { MemberCodesRepository, type CodeHolder } from './member-codes.repository.js';
import { MemberKeys } from './member-keys.js';

/** What a member code says when it was scanned at a moment. */
export type ReadMemberCode =
  | { kind: 'genuine'; volunteerId: string }
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
   * Judges each code at the moment of its scan, in the order given; one look-up for all. A code of somebody who is
   * not known here is good: the directory may not have heard of a new volunteer yet.
   */
  async readAll(scanned: readonly { code: string; at: Date }[]): Promise<ReadMemberCode[]> {
    const ids = new Set(scanned.flatMap(({ code }) => parseMemberCode(code)?.volunteerId ?? []));
    const holders = await this.memberCodes.findHolders(this.dataSource.manager, [...ids]);
    const known = new Map(holders.map((holder) => [holder.volunteer_id, holder]));
    const keys = this.keys.known();
    return scanned.map(({ code, at }) => this.read(code, at, keys, known));
  }

  private read(
    code: string,
    at: Date,
    keys: ReturnType<MemberKeys['known']>,
    known: ReadonlyMap<string, CodeHolder>,
  ): ReadMemberCode {
    const codesValidFrom = (id: string) => known.get(id)?.codes_valid_from ?? null;
    const verdict = judgeMemberCode(code, { keys, codesValidFrom }, at, this.keys.verify);
    if (verdict.volunteerId !== null && known.get(verdict.volunteerId)?.erased)
      return { kind: 'refused', reason: 'MEMBER_ERASED', volunteerId: verdict.volunteerId };
    return verdict;
  }
}
