import {
  CERTIFICATE_FORMAT,
  certificateText,
  readCertificate,
  totalsOf,
  type Certificate,
} from './certificate.js';
import { isConsistent } from './consistency.js';
import { CONSISTENCY_FORMAT, readConsistencyFile } from './consistency-file.js';
import { isProven, PROOF_FORMAT, readHeadOf, readProvenEntry } from './entry-proof.js';
import { UnreadableFile } from './export-lines.js';
import { Findings, type Finding } from './findings.js';
import { hashFromHex } from './hash.js';
import { JsonFields } from './json-fields.js';
import type { ExportCheck } from './verify-export.js';
import { judgeSignature, judgeTreeHead, type TreeHead } from './tree-head.js';

export interface DocumentReport {
  readonly kind: 'proof' | 'certificate' | 'consistency';
  readonly valid: boolean;
  /** Entries that the document holds. */
  readonly entries: number;
  readonly head: TreeHead;
  /** With a certificate. */
  readonly certificate?: Pick<Certificate, 'number' | 'holder' | 'recordingUnit' | 'minutes' | 'times'>;
  /** Sizes of given heads that agree, or that this document says nothing about. */
  readonly agreedHeads: readonly number[];
  readonly uncheckedHeads: readonly number[];
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

/**
 * Checks a JSON document: the proof of an entry, a certificate, or the consistency of two heads.
 * @throws UnreadableFile when it is none of them
 */
export function verifyDocument(value: unknown, check: ExportCheck): DocumentReport {
  const format: unknown =
    typeof value === 'object' && value !== null && 'format' in value ? value.format : null;
  if (format === PROOF_FORMAT) return verifyProof(value, check);
  if (format === CERTIFICATE_FORMAT) return verifyCertificate(value, check);
  if (format === CONSISTENCY_FORMAT) return verifyConsistency(value, check);
  if (typeof format === 'string' && format.startsWith('liandong-'))
    throw new UnreadableFile(
      `未知格式 ${format}，较新的核验程序也许认识`,
      `unknown format: ${format}; a newer verifier may know it`,
    );
  throw new UnreadableFile(
    '文件不是账本给出的任何一种格式：导出文件、记录证明、服务证明的离线核验文件、两个首部的一致性证明',
    'the file has no format that the ledger gives out: an export, the proof of an entry, the offline proof of a ' +
      'certificate, the consistency of two heads',
  );
}

function verifyProof(value: unknown, check: ExportCheck): DocumentReport {
  const fields = new JsonFields(value, 'proof');
  const entry = readProvenEntry(fields);
  const head = readHeadOf(fields);
  const judge = new Judge(check);
  judge.head(head);
  if (!isProven(entry, head)) {
    judge.findings.add({
      kind: 'rowChanged',
      entryId: entry.facts.entryId,
      leafIndex: entry.leafIndex,
    });
  }
  return judge.report('proof', head, 1);
}

function verifyCertificate(value: unknown, check: ExportCheck): DocumentReport {
  const certificate = readCertificate(value);
  const { head, number, holder, recordingUnit, minutes, times, volunteerId, entries } = certificate;
  const judge = new Judge(check);
  judge.head(head);
  const verdict = judgeSignature(certificateText(certificate), certificate, check.keys);
  if (verdict !== 'genuine') {
    judge.findings.add({
      kind: verdict === 'forged' ? 'certificateForged' : 'headUnknownKey',
      detail: certificate.keyId,
    });
  }
  const seen = new Set<number>();
  for (const { salt, ...entry } of entries) {
    const { entryId } = entry.facts;
    const { leafIndex } = entry;
    if (!isProven({ ...entry, person: { volunteerId, salt } }, head))
      judge.findings.add({ kind: 'rowChanged', entryId, leafIndex });
    if (seen.has(leafIndex)) judge.findings.add({ kind: 'rowInserted', entryId, leafIndex });
    seen.add(leafIndex);
  }
  const sums = totalsOf(entries);
  const said = [minutes.device, minutes.leader, minutes.retro, times].join(' ');
  const counted = [sums.minutes.device, sums.minutes.leader, sums.minutes.retro, sums.times].join(' ');
  if (said !== counted) judge.findings.add({ kind: 'totalsDiffer', detail: `${said} ≠ ${counted}` });
  return {
    ...judge.report('certificate', head, entries.length),
    certificate: { number, holder, recordingUnit, minutes, times },
  };
}

function verifyConsistency(value: unknown, check: ExportCheck): DocumentReport {
  const { older, newer, proof } = readConsistencyFile(value);
  const judge = new Judge(check);
  judge.head(older);
  judge.head(newer);
  const [from, to] = [older, newer].map(({ size, root }) => ({ size, root: hashFromHex(root) }));
  if (!from || !to || !isConsistent(from, to, proof.map(hashFromHex)))
    judge.findings.add({ kind: 'headContradicts', detail: `${older.size} → ${newer.size}` });
  return judge.report('consistency', newer, 0);
}

/** What every document needs: genuine heads that agree with the ones that somebody kept. */
class Judge {
  readonly findings = new Findings();
  private readonly seen: TreeHead[] = [];

  constructor(private readonly check: ExportCheck) {
    for (const pinned of check.pinned) this.judgeSignature(pinned);
  }

  head(head: TreeHead): void {
    this.seen.push(head);
    this.judgeSignature(head);
    for (const pinned of this.check.pinned) {
      if (pinned.size === head.size && pinned.root !== head.root)
        this.findings.add({ kind: 'headContradicts', detail: `${head.size} ${pinned.time}` });
    }
  }

  report(kind: DocumentReport['kind'], head: TreeHead, entries: number): DocumentReport {
    const sizes = this.check.pinned.map((pinned) => pinned.size);
    const covered = (size: number) => this.seen.some((one) => one.size === size);
    return {
      kind,
      valid: this.findings.count === 0,
      entries,
      head,
      agreedHeads: sizes.filter(covered),
      uncheckedHeads: sizes.filter((size) => !covered(size)),
      findings: this.findings.named,
      findingCount: this.findings.count,
    };
  }

  private judgeSignature(head: TreeHead): void {
    const verdict = judgeTreeHead(head, this.check.keys);
    if (verdict === 'genuine') return;
    const kind = verdict === 'forged' ? 'headForged' : 'headUnknownKey';
    this.findings.add({ kind, detail: `${head.size} ${head.keyId}` });
  }
}
