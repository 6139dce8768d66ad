import type { Findings } from './findings.js';
import { readingHash, type ReadingKind } from './readings.js';

/** A text that rows show, where it stood first and how often. */
interface Said {
  readonly texts: readonly string[];
  readonly line: number;
  readonly entryId: string;
  rows: number;
}

const SHOWN_CHARS = 80;

/** What a file says for reading, each different text once: held against what was signed when the file has ended. */
export class ReadingBook {
  private readonly said: Readonly<Record<ReadingKind, Map<string, Said[]>>> = {
    volunteer: new Map(),
    team: new Map(),
    activity: new Map(),
    entry: new Map(),
  };

  see(kind: ReadingKind, id: string, texts: readonly string[], at: { line: number; entryId: string }): void {
    const known = this.said[kind].get(id);
    const same = known?.find((one) => texts.every((text, index) => one.texts[index] === text));
    if (same) same.rows += 1;
    else {
      const one = { texts, ...at, rows: 1 };
      if (known) known.push(one);
      else this.said[kind].set(id, [one]);
    }
  }

  /** Names every text that was not signed, by the first row that shows it. */
  holdAgainst(signed: ReadonlySet<string>, findings: Findings): void {
    for (const [kind, id, said] of this.all()) {
      for (const { texts, line, entryId, rows } of said) {
        if (signed.has(readingHash({ kind, id, texts }))) continue;
        const shown = texts.filter((text) => text !== '').join(' · ');
        const cut = shown.length > SHOWN_CHARS ? `${shown.slice(0, SHOWN_CHARS)}…` : shown || '∅';
        findings.add({
          kind: 'readingChanged',
          line,
          entryId,
          detail: rows === 1 ? cut : `${cut} ×${rows}`,
        });
      }
    }
  }

  /**
   * For files from before texts were signed: one id has one name throughout a file, so a name in another's place is seen
   * where the id has more than one row. Which of the two was changed nobody can tell from them.
   */
  findContradictions(findings: Findings): void {
    for (const [kind, id, [first, ...others]] of this.all()) {
      if (!first || (kind !== 'volunteer' && kind !== 'team')) continue;
      for (const { line, entryId, texts } of others) {
        const detail = `${id}: ${first.line} ${first.texts.join()} ≠ ${line} ${texts.join()}`;
        findings.add({ kind: 'nameDiffers', line, entryId, detail });
      }
    }
  }

  private *all(): Generator<[ReadingKind, string, Said[]]> {
    for (const kind of ['volunteer', 'team', 'activity', 'entry'] as const) {
      for (const [id, said] of this.said[kind]) yield [kind, id, said];
    }
  }
}
