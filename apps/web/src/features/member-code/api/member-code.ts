import { MemberCode } from '@liandong/contracts/check-ins/member-code';
import { isPassing } from '../../../shared/api/api-error.js';
import { checked, nothing } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';
import { deviceDatabase, type Timed } from '../../../shared/device/database.js';
import { clockOffset } from '../../../shared/time/clock-offset.js';

export interface ShownMemberCode {
  memberCode: Timed<MemberCode>;
  /** True when it comes from this device, since the gateway could not be reached. */
  offline: boolean;
}

/**
 * The own code: a fresh one, or without signal the one that is kept here while it is valid.
 * @throws what kept a fresh one from coming, when none is kept
 */
export async function getMemberCode(volunteerId: string): Promise<ShownMemberCode> {
  const sentAt = Date.now();
  try {
    const kept = await request({ method: 'GET', path: '/me/member-code' }, checked(MemberCode));
    const memberCode = { kept, offset: clockOffset(kept.serverTime, sentAt, Date.now()) };
    // A private window keeps nothing: then the code lasts as long as its page.
    await keep(volunteerId, memberCode).catch(() => undefined);
    return { memberCode, offline: false };
  } catch (error) {
    const kept = isPassing(error) ? await keptCode(volunteerId).catch(() => undefined) : undefined;
    if (kept && isStillGood(kept)) return { memberCode: kept, offline: true };
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

async function keep(volunteerId: string, memberCode: Timed<MemberCode>): Promise<void> {
  await (await deviceDatabase()).put('memberCodes', memberCode, volunteerId);
}

async function keptCode(volunteerId: string): Promise<Timed<MemberCode> | undefined> {
  return (await deviceDatabase()).get('memberCodes', volunteerId);
}

function isStillGood({ kept, offset }: Timed<MemberCode>): boolean {
  return Date.parse(kept.validUntil) > Date.now() + offset;
}
