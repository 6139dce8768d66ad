import { UnreadableFile } from './export-lines.js';
import { hashFromHex, isHexHash } from './hash.js';
import { rootFromInclusion } from './inclusion.js';
import { JsonFields } from './json-fields.js';
import {
  entryLeafHash,
  isSalt,
  personCommitment,
  type EntryFacts,
  type EntryPerson,
} from './ledger-entry.js';
import { readTreeHead, type TreeHead } from './tree-head.js';

/** An entry and the way from it to the root of a head. */
export interface ProvenEntry {
  readonly facts: EntryFacts;
  readonly person: EntryPerson | { readonly commitment: string };
  readonly leafIndex: number;
  /** Inclusion proof (RFC 6962, 2.1.1), hexadecimal, from the leaf upwards. */
  readonly proof: readonly string[];
}

export const PROOF_FORMAT = 'liandong-proof/1';

/** The answer of `GET /ledger/proofs/:entryId`; a file that can be checked by itself. */
export interface EntryProof extends ProvenEntry {
  readonly format: typeof PROOF_FORMAT;
  readonly head: TreeHead;
}

/** Whether the entry, as it stands here, is in the tree of the head. */
export function isProven({ facts, person, leafIndex, proof }: ProvenEntry, head: TreeHead): boolean {
  const commitment = 'salt' in person ? personCommitment(person) : person.commitment;
  const leaf = entryLeafHash({ facts, commitment, leafIndex });
  const root = rootFromInclusion(leaf, leafIndex, head.size, proof.map(hashFromHex));
  return root?.toString('hex') === head.root;
}

/** @throws UnreadableFile when a member is missing or of another type */
export function readProvenEntry(fields: JsonFields): ProvenEntry {
  const person = fields.fields('person');
  return {
    facts: readFacts(fields.fields('facts')),
    person: readPerson(person),
    leafIndex: fields.whole('leafIndex'),
    proof: fields.hashes('proof'),
  };
}

/** @throws UnreadableFile when it is not there */
export function readHeadOf(fields: JsonFields, name = 'head'): TreeHead {
  const head = readTreeHead(fields.raw(name));
  if (!head) throw new UnreadableFile(`${name} 应是签名的账本首部`, `${name} should be a signed head`);
  return head;
}

function readPerson(fields: JsonFields): ProvenEntry['person'] {
  if (!fields.has('salt')) {
    const commitment = fields.text('commitment');
    if (!isHexHash(commitment))
      throw new UnreadableFile('承诺值应是十六进制的哈希', 'a commitment is a hash in hexadecimal');
    return { commitment };
  }
  const salt = fields.text('salt');
  if (!isSalt(salt))
    throw new UnreadableFile('盐值应是 16 字节的十六进制', 'a salt is 16 bytes in hexadecimal');
  return { volunteerId: fields.text('volunteerId'), salt };
}

function readFacts(fields: JsonFields): EntryFacts {
  return {
    entryId: fields.text('entryId'),
    kind: fields.text('kind'),
    title: fields.text('title'),
    activityClass: fields.textOrNull('activityClass'),
    activityId: fields.textOrNull('activityId'),
    teamId: fields.textOrNull('teamId'),
    organizationPath: fields.text('organizationPath'),
    linkedParties: fields.texts('linkedParties'),
    from: fields.text('from'),
    to: fields.textOrNull('to'),
    minutes: fields.whole('minutes'),
    times: fields.whole('times'),
    grade: fields.text('grade'),
    recordedAt: fields.text('recordedAt'),
    checkInId: fields.textOrNull('checkInId'),
    corrects: fields.textOrNull('corrects'),
    caseId: fields.textOrNull('caseId'),
  };
}
