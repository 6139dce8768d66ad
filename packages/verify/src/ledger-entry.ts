import { canonicalString } from './canonical-json.js';
import { sha256Hex } from './hash.js';
import { leafHash } from './merkle-tree.js';

/** The version of the list of fields below. A new list gets a new tag; sealed entries keep theirs. */
export const ENTRY_VERSION = 'liandong-entry/1';
const PERSON_VERSION = 'liandong-person/1';

/** Length of the salt of an entry's personal part, in bytes. */
export const SALT_BYTES = 16;

/**
 * The facts of a ledger entry that its leaf holds. Nothing here tells who the person is. Instants are UTC, cut
 * to the whole second: `2026-11-23T01:00:00Z`.
 */
export interface EntryFacts {
  readonly entryId: string;
  readonly kind: string;
  readonly title: string;
  readonly activityClass: string | null;
  readonly activityId: string | null;
  readonly teamId: string | null;
  readonly organizationPath: string;
  readonly linkedParties: readonly string[];
  readonly from: string;
  readonly to: string | null;
  readonly minutes: number;
  /** Person-times 人次. */
  readonly times: number;
  readonly grade: string;
  readonly recordedAt: string;
  readonly checkInId: string | null;
  /** The entry that this correction corrects. */
  readonly corrects: string | null;
  readonly caseId: string | null;
}

/** Who the entry is of, as the leaf commits to it: openable with the salt, nothing without it. */
export interface EntryPerson {
  readonly volunteerId: string;
  /** Hexadecimal, of `SALT_BYTES` bytes. */
  readonly salt: string;
}

/** SHA-256 of the salt's hexadecimal digits and the canonical personal part, in hexadecimal. */
export function personCommitment({ volunteerId, salt }: EntryPerson): string {
  return sha256Hex(`${salt}${personalPart(volunteerId)}`);
}

/** What a leaf commits to: canonical JSON (RFC 8785). */
export function personalPart(volunteerId: string): string {
  return `{"v":"${PERSON_VERSION}","volunteerId":${canonicalString(volunteerId)}}`;
}

/** What a leaf of the tree holds: the facts, the person as a commitment, and the leaf's own place in the tree. */
export interface LeafContent {
  readonly facts: EntryFacts;
  /** Hexadecimal, by `personCommitment`. */
  readonly commitment: string;
  /** From 0. In the leaf, so that a row that was moved and renumbered is told from its neighbours. */
  readonly leafIndex: number;
}

/** Writes a text as JSON does. */
type WriteText = (text: string) => string;

/** For texts that are known to hold nothing that JSON escapes: to look through each anew is what costs most. */
export const writePlain: WriteText = (text) => `"${text}"`;

/**
 * The text that is a leaf of the tree: canonical JSON (RFC 8785) of the version tag and the leaf's content. Written
 * out field by field, in the canonical order: this runs for every row of an export.
 */
export function canonicalEntry(
  { facts, commitment, leafIndex }: LeafContent,
  write: WriteText = canonicalString,
): string {
  const orNull = (text: string | null) => (text === null ? 'null' : write(text));
  return (
    `{"activityClass":${orNull(facts.activityClass)},"activityId":${orNull(facts.activityId)},` +
    `"caseId":${orNull(facts.caseId)},"checkInId":${orNull(facts.checkInId)},"corrects":${orNull(facts.corrects)},` +
    `"entryId":${write(facts.entryId)},"from":${write(facts.from)},"grade":${write(facts.grade)},` +
    `"kind":${write(facts.kind)},"leafIndex":${wholeNumber(leafIndex)},` +
    `"linkedParties":[${facts.linkedParties.map(write).join(',')}],"minutes":${wholeNumber(facts.minutes)},` +
    `"organizationPath":${write(facts.organizationPath)},"person":${write(commitment)},` +
    `"recordedAt":${write(facts.recordedAt)},"teamId":${orNull(facts.teamId)},` +
    `"times":${wholeNumber(facts.times)},"title":${write(facts.title)},"to":${orNull(facts.to)},` +
    `"v":"${ENTRY_VERSION}"}`
  );
}

/** The hash under which an entry stands in the tree. */
export function entryLeafHash(content: LeafContent, write?: WriteText): Buffer {
  return leafHash(canonicalEntry(content, write));
}

/** True for a salt as files hold it. */
export function isSalt(text: string): boolean {
  return text.length === SALT_BYTES * 2 && /^[0-9a-f]*$/.test(text);
}

function wholeNumber(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error('minutes, times and places are whole numbers');
  return String(value === 0 ? 0 : value);
}
