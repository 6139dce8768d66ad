import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { readHeadOf, readProvenEntry, type ProvenEntry } from './entry-proof.js';
import { UnreadableFile } from './export-lines.js';
import { JsonFields } from './json-fields.js';
import { keyIdOf } from './signing-keys.js';
import type { TreeHead } from './tree-head.js';

export const CERTIFICATE_FORMAT = 'liandong-certificate/1';

/** Minutes by evidence grade; they are never added up. */
export interface CertifiedMinutes {
  readonly device: number;
  readonly leader: number;
  readonly retro: number;
}

/**
 * A certificate of service as a file that can be checked offline: what the recording unit certifies, signed by the
 * district's key, and each entry that it counts with its proof. Whether it was replaced or revoked since, only its
 * public page can say.
 */
export interface Certificate {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly number: string;
  /** UTC, ISO 8601. */
  readonly issuedAt: string;
  readonly recordingUnit: string;
  /** All entries are of this volunteer: their salts open with it. */
  readonly volunteerId: string;
  /** What the holder chose to show, such as `name`. */
  readonly holder: Readonly<Record<string, string>>;
  readonly minutes: CertifiedMinutes;
  /** How often the person served: activities at which there is time that counts. */
  readonly times: number;
  /** The entry's person is left out: it is the `volunteerId` above, with this salt. */
  readonly entries: readonly CertifiedEntry[];
  readonly head: TreeHead;
  readonly keyId: string;
  /** Ed25519 over `certificateText`, base64. */
  readonly signature: string;
}

export interface CertifiedEntry extends Omit<ProvenEntry, 'person'> {
  /** Hexadecimal. */
  readonly salt: string;
}

export type CertificateContent = Omit<Certificate, 'format' | 'keyId' | 'signature'>;

/** The text that is signed: everything but the signature, under a first line of its own. */
export function certificateText({ signature: _signature, ...signed }: Certificate): string {
  const { head, entries, minutes, holder, ...rest } = signed;
  const { size, root, time, keyId, signature } = head;
  return `${CERTIFICATE_FORMAT}\n${canonicalJson({
    ...rest,
    minutes: { ...minutes },
    holder: { ...holder },
    head: { size, root, time, keyId, signature },
    entries: entries.map(({ facts, salt, leafIndex, proof }) => ({
      facts: { ...facts },
      salt,
      leafIndex,
      proof,
    })),
  })}`;
}

export function signCertificate(content: CertificateContent, privateKey: KeyObject): Certificate {
  const unsigned = {
    format: CERTIFICATE_FORMAT,
    ...content,
    keyId: keyIdOf(createPublicKey(privateKey)),
    signature: '',
  } as const satisfies Certificate;
  const signature = sign(null, Buffer.from(certificateText(unsigned)), privateKey).toString('base64');
  return { ...unsigned, signature };
}

/** The totals of entries; corrections take away from the grade that they carry. */
export function totalsOf(entries: readonly { facts: ProvenEntry['facts'] }[]): {
  minutes: CertifiedMinutes;
  times: number;
} {
  const minutesOf = (grade: string) =>
    entries.reduce((sum, { facts }) => sum + (facts.grade === grade ? facts.minutes : 0), 0);
  return {
    minutes: { device: minutesOf('device'), leader: minutesOf('leader'), retro: minutesOf('retro') },
    times: timesServed(entries.map(({ facts }) => facts)),
  };
}

/** All time at one activity is one service; time without an activity stands for itself, with its corrections. */
function timesServed(entries: readonly ProvenEntry['facts'][]): number {
  const minutes = new Map<string, number>();
  for (const { activityId, corrects, entryId, minutes: counted } of entries) {
    const service = activityId ?? corrects ?? entryId;
    minutes.set(service, (minutes.get(service) ?? 0) + counted);
  }
  return [...minutes.values()].filter((sum) => sum > 0).length;
}

/** @throws UnreadableFile when a member is missing or of another type */
export function readCertificate(value: unknown): Certificate {
  const fields = new JsonFields(value, 'certificate');
  if (fields.text('format') !== CERTIFICATE_FORMAT)
    throw new UnreadableFile('这不是服务证明', 'not a certificate');
  const minutes = fields.fields('minutes');
  const holder = fields.fields('holder');
  return {
    format: CERTIFICATE_FORMAT,
    number: fields.text('number'),
    issuedAt: fields.text('issuedAt'),
    recordingUnit: fields.text('recordingUnit'),
    volunteerId: fields.text('volunteerId'),
    holder: Object.fromEntries(holder.names().map((name) => [name, holder.text(name)])),
    minutes: {
      device: minutes.whole('device'),
      leader: minutes.whole('leader'),
      retro: minutes.whole('retro'),
    },
    times: fields.whole('times'),
    entries: fields.list('entries').map((entry, at) => readEntry(entry, at, fields.text('volunteerId'))),
    head: readHeadOf(fields),
    keyId: fields.text('keyId'),
    signature: fields.text('signature'),
  };
}

function readEntry(value: unknown, at: number, volunteerId: string): CertifiedEntry {
  const fields = new JsonFields(value, `entries[${at}]`);
  const salt = fields.text('salt');
  const { facts, leafIndex, proof } = readProvenEntry(
    new JsonFields({ ...fields.all(), person: { volunteerId, salt } }, `entries[${at}]`),
  );
  return { facts, leafIndex, proof, salt };
}
