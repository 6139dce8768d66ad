import { MemberCode } from '@liandong/contracts/check-ins/member-code';
import { isPassing } from '../../../shared/api/api-error.js';
import { checked, nothing } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { deviceDatabase } from '../../../shared/device/database.js';

export interface ShownMemberCode {
  memberCode: MemberCode;
  /** True when it comes from this device, since the gateway could not be reached. */
  offline: boolean;
}

/**
 * The own code: a fresh one, or without signal the one that is kept here while it is valid.
 * @throws what kept a fresh one from coming, when none is kept
 */
export async function getMemberCode(volunteerId: string, now: number): Promise<ShownMemberCode> {
  try {
    const memberCode = await request({ method: 'GET', path: '/me/member-code' }, checked(MemberCode));
    // A private window keeps nothing: then the code lasts as long as its page.
    await keep(volunteerId, memberCode).catch(() => undefined);
    return { memberCode, offline: false };
  } catch (error) {
    const kept = isPassing(error) ? await keptCode(volunteerId).catch(() => undefined) : undefined;
    if (kept && Date.parse(kept.validUntil) > now) return { memberCode: kept, offline: true };
    throw error;
  }
}

/** Makes every code and card of the person useless, this one too. */
export async function revokeMemberCodes(volunteerId: string): Promise<void> {
  await request({ method: 'POST', path: '/me/member-code/revoke', body: {} }, nothing);
  await deviceDatabase()
    .then((db) => db.delete('memberCodes', volunteerId))
    .catch(() => undefined);
}

async function keep(volunteerId: string, memberCode: MemberCode): Promise<void> {
  await (await deviceDatabase()).put('memberCodes', memberCode, volunteerId);
}

async function keptCode(volunteerId: string): Promise<MemberCode | undefined> {
  return (await deviceDatabase()).get('memberCodes', volunteerId);
}
