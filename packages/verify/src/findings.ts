/**
 * What is wrong with a file. `rowChanged`: the row says something else than the leaf that it stands for.
 * `rowInserted`: no leaf stands for it. `rowMoved`: it stands elsewhere than its leaf. `rowsRemoved`: leaves that
 * the file should hold are missing. `readingChanged`: the row shows a name, place, content or responsible person that the
 * platform did not write. `readingsForged`: what may stand there for reading is not what was signed. `nameDiffers`: one id
 * stands with two names. `rootDiffers`: rows agree with
 * their own hashes, but not with the signed head: row and hash were changed together.
 */
export type FindingKind =
  | 'rowChanged'
  | 'rowInserted'
  | 'rowMoved'
  | 'rowsRemoved'
  | 'readingChanged'
  | 'readingsForged'
  | 'readingsMissing'
  | 'nameDiffers'
  | 'rootDiffers'
  | 'headForged'
  | 'headUnknownKey'
  | 'headContradicts'
  | 'endMissing'
  | 'countDiffers'
  | 'certificateForged'
  | 'totalsDiffer';

export interface Finding {
  readonly kind: FindingKind;
  /** Line of the file. */
  readonly line?: number;
  readonly entryId?: string;
  /** The leaf, or the first of several. */
  readonly leafIndex?: number;
  /** The last of several leaves. */
  readonly lastLeafIndex?: number;
  /** What exactly: names, sizes, keys. Not a sentence. */
  readonly detail?: string;
}

/** How many findings are named; a file in which everything is wrong is not listed row by row. */
const NAMED = 200;

export class Findings {
  readonly named: Finding[] = [];
  private found = 0;

  get count(): number {
    return this.found;
  }

  add(finding: Finding): void {
    this.found += 1;
    if (this.named.length < NAMED) this.named.push(finding);
  }
}
