import { sha256 } from '../hash.js';
import { exportReadings, type ExportCell, type ExportRow } from '../export-format.js';
import { inclusionProof } from '../inclusion.js';
import { entryLeafHash, personCommitment, type EntryFacts, type EntryPerson } from '../ledger-entry.js';
import { GrowingTree } from '../merkle-tree.js';
import { readingHash, signReadings } from '../readings.js';
import { privateKeyFromSeed } from '../signing-keys.js';
import { hashOfRange, subtreesOf, type SubtreeAddress } from '../subtrees.js';
import { signTreeHead, type TreeHead } from '../tree-head.js';

/** An entry as the server has it sealed. */
export interface SealedSample {
  readonly facts: EntryFacts;
  readonly person: EntryPerson;
  readonly leafHash: Buffer;
}

export const sampleKey = privateKeyFromSeed(Buffer.alloc(32, 7));

/** A ledger of invented entries, the same for the same size. Five people, three teams. */
export class SampleLedger {
  readonly entries: readonly SealedSample[];

  constructor(size: number) {
    this.entries = Array.from({ length: size }, (_, leafIndex) => sealed(leafIndex));
  }

  headAt(size: number): TreeHead {
    const tree = new GrowingTree();
    for (const { leafHash } of this.entries.slice(0, size)) tree.addLeaf(leafHash);
    const time = new Date(Date.UTC(2026, 10, 23) + size * 1_000).toISOString();
    return signTreeHead({ size, root: tree.root().toString('hex'), time }, sampleKey);
  }

  readonly lookUp = ({ level, index }: SubtreeAddress): Buffer => {
    const tree = new GrowingTree();
    const [from, to] = [index * 2 ** level, (index + 1) * 2 ** level];
    for (const { leafHash } of this.entries.slice(from, to)) tree.addLeaf(leafHash);
    return tree.root();
  };

  proofOf(leafIndex: number, size: number): string[] {
    return inclusionProof(leafIndex, size, this.lookUp).map((hash) => hash.toString('hex'));
  }

  /** Rows of an export of these leaves, in ascending order. */
  rows(leafIndexes: readonly number[]): ExportRow[] {
    let next = 0;
    return leafIndexes.flatMap((leafIndex) => {
      const entry = this.entries[leafIndex];
      if (!entry) return [];
      const skipped = this.skipped(next, leafIndex);
      next = leafIndex + 1;
      return {
        facts: entry.facts,
        person: entry.person,
        teamName: `队伍 ${entry.facts.teamId}`,
        volunteerName: `志愿者 ${entry.person.volunteerId}`,
        place: '滨水步道入口',
        content: '清理河岸，\n分类垃圾',
        responsible: '旺堆',
        leafIndex,
        leafHash: entry.leafHash.toString('hex'),
        skipped,
      };
    });
  }

  /** What is signed of what these rows show for reading. */
  readings(rows: readonly ExportRow[]): ExportCell[][] {
    const hashes = rows.flatMap(({ facts, person, teamName, volunteerName, place, content, responsible }) =>
      [
        { kind: 'team', id: facts.teamId ?? '', texts: [teamName] } as const,
        {
          kind: 'volunteer',
          id: 'volunteerId' in person ? person.volunteerId : '',
          texts: [volunteerName],
        } as const,
        {
          kind: 'activity',
          id: facts.activityId ?? '',
          texts: [place, content, responsible],
        } as const,
      ].map(readingHash),
    );
    const all = [...new Set(hashes)];
    return exportReadings(signReadings(all, this.headAt(this.entries.length).root, sampleKey), all);
  }

  skipped(from: number, to: number): string[] {
    return subtreesOf({ from, to }).map(({ level, index }) =>
      hashOfRange({ from: index * 2 ** level, to: (index + 1) * 2 ** level }, this.lookUp).toString('hex'),
    );
  }
}

function sealed(leafIndex: number): SealedSample {
  const facts = sampleFacts(leafIndex);
  const person = {
    volunteerId: `volunteer-${leafIndex % 5}`,
    salt: sha256(`salt ${leafIndex}`).toString('hex').slice(0, 32),
  };
  return {
    facts,
    person,
    leafHash: entryLeafHash({ facts, commitment: personCommitment(person), leafIndex }),
  };
}

function sampleFacts(leafIndex: number): EntryFacts {
  const from = new Date(Date.UTC(2026, 10, 1, 1, 0, leafIndex));
  const instant = (after: number) => `${new Date(from.getTime() + after).toISOString().slice(0, 19)}Z`;
  const isService = leafIndex % 2 === 1;
  return {
    entryId: `entry-${leafIndex}`,
    kind: isService ? 'serviceTime' : 'attendance',
    title: ['清河环保，“第二场”', '=SUM(A1)', '便民\n服务', 'བོད་ཡིག'][leafIndex % 4] ?? '',
    activityClass: 'environment',
    activityId: `activity-${leafIndex % 7}`,
    teamId: `team-${leafIndex % 3}`,
    organizationPath: '/bayi/xueyuan/',
    linkedParties: leafIndex % 3 === 0 ? ['community', 'volunteers'] : [],
    from: instant(0),
    to: isService ? instant(3_600_000) : null,
    minutes: isService ? 60 : 0,
    times: isService ? 0 : 1,
    grade: ['device', 'leader', 'retro'][leafIndex % 3] ?? '',
    recordedAt: instant(3_700_000),
    checkInId: leafIndex % 2 === 0 ? `check-in-${leafIndex}` : null,
    corrects: null,
    caseId: null,
  };
}
