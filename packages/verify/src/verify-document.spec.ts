import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { signCertificate, totalsOf, type CertificateContent } from './certificate.js';
import { consistencyProof } from './consistency.js';
import { PROOF_FORMAT, type EntryProof } from './entry-proof.js';
import { keyIdOf, readPublicKeys, rawPublicKey } from './signing-keys.js';
import { sampleKey, SampleLedger } from './testing/sample-ledger.js';
import { verifyDocument } from './verify-document.js';

const SIZE = 40;
const ledger = new SampleLedger(SIZE);
const publicKey = createPublicKey(sampleKey);
const check = { keys: new Map([[keyIdOf(publicKey), publicKey]]), pinned: [] };
const kindsOf = (value: unknown) => verifyDocument(value, check).findings.map(({ kind }) => kind);

/** As it is after a file was written and read. */
function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function proofOf(leafIndex: number): EntryProof {
  const entry = ledger.entries[leafIndex];
  if (!entry) throw new Error('no such leaf');
  return {
    format: PROOF_FORMAT,
    facts: entry.facts,
    person: entry.person,
    leafIndex,
    proof: ledger.proofOf(leafIndex, SIZE),
    head: ledger.headAt(SIZE),
  };
}

describe('the proof of an entry', () => {
  it.each([0, 1, 31, 32, 39])('holds for leaf %i', (leafIndex) => {
    expect(verifyDocument(stored(proofOf(leafIndex)), check)).toMatchObject({ valid: true, kind: 'proof' });
  });

  it('does not hold when anything of it was changed', () => {
    const proof = proofOf(7);
    const changed: EntryProof[] = [
      { ...proof, facts: { ...proof.facts, minutes: 600 } },
      { ...proof, facts: { ...proof.facts, corrects: 'entry-1' } },
      { ...proof, person: { volunteerId: 'volunteer-4', salt: 'ab'.repeat(16) } },
      { ...proof, leafIndex: 6 },
      { ...proof, proof: proof.proof.slice(1) },
    ];
    for (const one of changed) expect(kindsOf(one)).toEqual(['rowChanged']);
  });

  it('is held against a head that somebody kept', () => {
    const kept = { ...ledger.headAt(SIZE), root: ledger.headAt(SIZE - 1).root };
    const { findings } = verifyDocument(proofOf(3), { ...check, pinned: [kept] });
    expect(findings.map(({ kind }) => kind)).toEqual(['headForged', 'headContradicts']);
  });
});

describe('the consistency of two heads', () => {
  const file = (older: number, newer: number) => ({
    format: 'liandong-consistency/1',
    older: ledger.headAt(older),
    newer: ledger.headAt(newer),
    proof: consistencyProof(older, newer, ledger.lookUp).map((hash) => hash.toString('hex')),
  });

  it('holds for a ledger that only grew', () => {
    expect(verifyDocument(stored(file(17, SIZE)), check)).toMatchObject({ valid: true });
  });

  it('does not hold for one that was rewritten', () => {
    expect(kindsOf({ ...file(17, SIZE), proof: file(16, SIZE).proof })).toEqual(['headContradicts']);
  });
});

describe('a certificate', () => {
  const leaves = [1, 11, 21];
  const content: CertificateContent = {
    number: 'LD-2026-0001',
    issuedAt: '2026-11-24T01:00:00.000Z',
    recordingUnit: '学苑社区',
    volunteerId: 'volunteer-1',
    holder: { name: '卓玛' },
    ...totalsOf(leaves.map(proofOf)),
    entries: leaves.map((leafIndex) => {
      const { facts, person, proof } = proofOf(leafIndex);
      return { facts, leafIndex, proof: [...proof], salt: 'salt' in person ? person.salt : '' };
    }),
    head: ledger.headAt(SIZE),
  };
  const certificate = signCertificate(content, sampleKey);

  it('holds with all its entries, the grades apart', () => {
    expect(verifyDocument(stored(certificate), check)).toMatchObject({
      valid: true,
      entries: 3,
      certificate: { number: 'LD-2026-0001', minutes: { device: 60, leader: 60, retro: 60 }, times: 3 },
    });
  });

  it('does not hold when a word of it was changed', () => {
    expect(kindsOf({ ...certificate, holder: { name: '张三' } })).toEqual(['certificateForged']);
    const entries = certificate.entries.map((entry) => ({
      ...entry,
      facts: { ...entry.facts, minutes: 90 },
    }));
    expect(kindsOf({ ...certificate, entries })).toEqual(
      expect.arrayContaining(['certificateForged', 'rowChanged', 'totalsDiffer']),
    );
  });

  it('is found out when even the signer counts an entry twice, adds one of somebody else, or sums wrongly', () => {
    const [first] = content.entries;
    const twice = signCertificate(
      { ...content, entries: [...content.entries, ...(first ? [first] : [])] },
      sampleKey,
    );
    expect(kindsOf(twice)).toEqual(['rowInserted', 'totalsDiffer']);
    const { facts, proof } = proofOf(2);
    const foreign = { facts, proof, leafIndex: 2, salt: first?.salt ?? '' };
    expect(kindsOf(signCertificate({ ...content, entries: [foreign] }, sampleKey))).toContain('rowChanged');
    expect(kindsOf(signCertificate({ ...content, times: 9 }, sampleKey))).toEqual(['totalsDiffer']);
  });
});

describe('a document that is none', () => {
  it.each([
    [{}, 'format'],
    [{ format: 'liandong-proof/2' }, 'unknown format'],
    [{ ...proofOf(1), proof: ['zz'] }, 'hexadecimal'],
    [{ ...proofOf(1), facts: { ...proofOf(1).facts, minutes: '60' } }, 'minutes should be a whole number'],
  ])('is refused with the reason', (value, reason) => {
    expect(() => verifyDocument(value, check)).toThrow(reason);
  });
});

describe('a public key', () => {
  const raw = rawPublicKey(publicKey);
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  it.each([
    ['PEM', pem],
    ['base64', raw.toString('base64')],
    ['hexadecimal', `  ${raw.toString('hex')}\n`],
    ['the answer of the server', JSON.stringify({ items: [{ publicKey: raw.toString('base64'), pem }] })],
  ])('is read from %s', (_what, text) => {
    expect([...readPublicKeys(text).keys()]).toEqual([keyIdOf(publicKey)]);
  });

  it.each([
    ['a word', 'liandong'],
    ['a file that is not there', 'district-key.pem'],
    ['JSON that is cut off', '{"items":[{"publicKey":'],
    ['PEM that is cut off', pem.replace('MCow', '')],
    ['nothing', ''],
  ])('is not found in %s', (_what, text) => {
    expect(() => readPublicKeys(text)).toThrow('no Ed25519 public key');
  });
});
