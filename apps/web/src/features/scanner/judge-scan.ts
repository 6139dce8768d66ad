import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { judgeMemberCode, parseMemberCode, type MemberCodeRefusal } from '@liandong/rules/member-code';
import { isShownAround } from '@liandong/rules/offline-verdict';
import { shownSpanOf } from '@liandong/rules/venue-code';
import { factOf, type Presence } from './presence.js';

/** What the leader's screen says of a scanned code, at once and without the gateway. */
export type ScanVerdict =
  /** Goes to the queue. */
  | TakenScan
  /** Was scanned before. `here`: by this device, so that there is nothing to send. `disputed`: for the leader to decide. */
  | AlreadyThere
  /** The activity takes only those who signed up: the leader may have it recorded for a later decision. */
  | { kind: 'notListed'; volunteerId: string; name: string }
  | { kind: 'refused'; reason: MemberCodeRefusal; name: string };

export interface AlreadyThere {
  kind: 'already';
  volunteerId: string;
  name: string;
  at: string;
  here: boolean;
  disputed: boolean;
  /** The earlier scan, of a card or a picture, where this code would prove more. */
  betterThan: string | null;
}

export interface TakenScan {
  kind: 'taken';
  volunteerId: string;
  name: string;
  walkIn: boolean;
  /** Leaves without having come, as far as is known. */
  noIn: boolean;
  /** What leaves the time to the leader's word: a card, or what no phone shows at this moment. */
  unproven: 'card' | 'picture' | null;
}

export interface ScanCircumstances {
  kit: ScannerKit;
  presence: Presence;
  direction: Direction;
  /** By the server's clock, as far as this device can tell. */
  at: Date;
}

export function judgeScan(code: string, { kit, presence, direction, at }: ScanCircumstances): ScanVerdict {
  const codesValidFrom = (volunteerId: string) => validFrom(kit, volunteerId);
  const judged = judgeMemberCode(code, { keys: kit.keys, codesValidFrom }, at);
  if (judged.kind === 'refused') {
    return { kind: 'refused', reason: judged.reason, name: rosterName(kit, judged.volunteerId) };
  }
  const verdict = judgePerson(judged.volunteerId, { kit, presence, direction, at });
  const unproven = unprovenOf(code, at);
  if (verdict.kind === 'taken') return { ...verdict, unproven };
  if (verdict.kind !== 'already' || unproven !== null) return verdict;
  const before = factOf(presence, judged.volunteerId, direction);
  return { ...verdict, betterThan: before?.unprovenScanId ?? null };
}

/** As far as it can be told here: whether the phone made the proof that it shows only the gateway knows. */
function unprovenOf(code: string, at: Date): TakenScan['unproven'] {
  const parsed = parseMemberCode(code);
  if (parsed?.kind === 'card') return 'card';
  const span = parsed?.showing && shownSpanOf(parsed.showing.step);
  return span && isShownAround(span, at.getTime()) ? null : 'picture';
}

/** The same for a person whom the leader knows, such as one ticked on the list. */
export function judgePerson(
  volunteerId: string,
  { kit, presence, direction }: ScanCircumstances,
): Exclude<ScanVerdict, { kind: 'refused' }> {
  const name = rosterName(kit, volunteerId);
  const signedUp = kit.roster.some((one) => one.volunteerId === volunteerId && one.signedUp);
  const before = factOf(presence, volunteerId, direction);
  if (before) {
    const { at, here, disputed } = before;
    return { kind: 'already', volunteerId, name: name || before.name, at, here, disputed, betterThan: null };
  }
  const walkIn = !signedUp;
  if (walkIn && !kit.policy.walkIns) return { kind: 'notListed', volunteerId, name };
  const noIn = direction === 'out' && !factOf(presence, volunteerId, 'in');
  return { kind: 'taken', volunteerId, name, walkIn, noIn, unproven: null };
}

/** Tells codes of one person from those of another, and what a phone shows from what it has shown; any other text is its own. */
export function whoseCode(code: string, at: Date): string {
  const volunteerId = parseMemberCode(code)?.volunteerId;
  return volunteerId === undefined ? code : `${volunteerId} ${unprovenOf(code, at) ?? 'live'}`;
}

/** True for a code of ours: whatever this device thinks of it, the gateway has the last word on it. */
export function isMemberCode(code: string): boolean {
  return parseMemberCode(code) !== null;
}

function rosterName(kit: ScannerKit, volunteerId: string | null): string {
  return kit.roster.find((one) => one.volunteerId === volunteerId)?.displayName ?? '';
}

function validFrom(kit: ScannerKit, volunteerId: string): Date | null {
  const instants = [...kit.roster, ...kit.revoked]
    .filter((one) => one.volunteerId === volunteerId)
    .flatMap(({ codesValidFrom }) => (codesValidFrom === null ? [] : [Date.parse(codesValidFrom)]));
  return instants.length === 0 ? null : new Date(Math.max(...instants));
}
