import type { QueuedScan } from '@liandong/contracts/check-ins/check-in-batch';
import { ageOf, type OpenedPage, type PageMoment } from '../device/page-clock.js';
import type { KeptAnswer } from './kept-answer.js';

type WithoutMoment<Scan> = Scan extends unknown
  ? Omit<Scan, 'scanId' | 'scannedAt' | 'counter' | 'ageMs'>
  : never;

/** What was scanned, typed or ticked. */
export type ScanContent = WithoutMoment<QueuedScan>;

/** A scan as the device keeps it until a person has seen its answer. */
export interface KeptScan {
  /** Made once per scan: retries, a reload and a double tap send the same. */
  scanId: string;
  /** Who was signed in, the member or the leader; null until somebody is. */
  ownerId: string | null;
  content: ScanContent;
  /** By the clock of this device, ISO 8601. */
  scannedAt: string;
  counter: number;
  moment: PageMoment;
  /** The door's word for when it saw the code, for a scan that was made while signed out. */
  stamp?: string;
  /** What the screen said at the scan: whose code, of which activity. */
  label: { name: string; activity: string } | null;
  /** This device found the code no good. It goes all the same, since the gateway knows newer keys; till then it is nobody's. */
  refusedHere?: boolean;
  /** What leaves its time to the leader's word: a card, or what no phone showed at that moment. */
  unproven?: 'card' | 'picture';
  /**
   * `fresh`: its page is about to send it. `waiting`: it goes with the queue. `answered`: its answer was not
   * seen yet. `seen`: kept a while, so that the same page shows the same answer. `undone`: annulled here.
   */
  state: 'fresh' | 'waiting' | 'answered' | 'seen' | 'undone';
  /** The page on which it was undone. */
  undoneOn?: string;
  /** True until the queue first tries to send it: only then is it certain that it has not arrived. */
  neverSent?: boolean;
  answer: KeptAnswer | null;
}

/** A page that has not sent its scan after this long never will: it was closed, or it crashed. */
export const FRESH_MS = 15_000;

const SEEN_KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** Whether its page should have sent this scan long ago. */
export function isLeftFresh({ state, scannedAt }: KeptScan, now: number): boolean {
  // A clock that was set back makes an age negative: such a scan was left too.
  return state === 'fresh' && Math.abs(now - Date.parse(scannedAt)) > FRESH_MS;
}

/** Whether the queue has to send this scan of this person now. */
export function isDue(scan: KeptScan, ownerId: string, now: number): boolean {
  return scan.ownerId === ownerId && (scan.state === 'waiting' || isLeftFresh(scan, now));
}

/** Whether there is nothing more to be done or shown for it. */
export function isForgotten(scan: KeptScan, now: number): boolean {
  return isFinished(scan) && now - Date.parse(scan.scannedAt) > SEEN_KEPT_MS;
}

function isFinished({ state }: KeptScan): boolean {
  return state === 'seen' || state === 'undone';
}

/**
 * Whether it stays on the device when this person signs out: it is another person's, who has not seen yet what
 * became of it.
 */
export function outlivesSignOutOf(ownerId: string | null, scan: KeptScan): boolean {
  return scan.ownerId !== null && scan.ownerId !== ownerId && !isFinished(scan);
}

/** Whether it was not sent yet, and goes when this person signs out; one whose owner nobody knows may be theirs. */
export function isLostBySignOutOf(ownerId: string | null, scan: KeptScan): boolean {
  const isUnsent = scan.state === 'waiting' || scan.state === 'fresh';
  return isUnsent && !outlivesSignOutOf(ownerId, scan);
}

/** True while the person has to know of it: it waits, or its answer was not seen. */
export function isOpen({ state }: KeptScan): boolean {
  return state === 'waiting' || state === 'answered';
}

/** The scan as the gateway takes it. */
export function asQueued(scan: KeptScan, now: PageMoment, wallNow: number): QueuedScan {
  const { scanId, scannedAt, counter } = scan;
  const ageMs = ageOf(scan.moment, now, wallNow - Date.parse(scannedAt));
  return { ...scan.content, scanId, scannedAt, counter, ageMs };
}

/**
 * A scan of an own code: the one that is kept already for this code and person, if there is one. One whose refusal was
 * read is over: whoever opens a poster's page again may have signed up since, or have come in time. So is one that was
 * undone, when the code is scanned again and its page not merely loaded again.
 */
export function keptOwnScan(
  scans: readonly KeptScan[],
  code: string,
  ownerId: string | null,
  page: OpenedPage,
): KeptScan | undefined {
  return scans
    .filter(
      (scan) =>
        scan.content.kind === 'own' &&
        scan.content.code === code &&
        // A phone that is handed to another member makes a new scan: a scanId belongs to who sent it first.
        (scan.ownerId === null || ownerId === null || scan.ownerId === ownerId) &&
        !(scan.state === 'seen' && scan.answer?.outcome === 'rejected') &&
        !(scan.state === 'undone' && page.isAfresh && scan.undoneOn !== page.pageId),
    )
    .at(-1);
}
