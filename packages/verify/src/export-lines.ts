/** One line of an export, whatever kind of file it stood in. */
export interface ExportLine {
  /** As an editor or a spreadsheet numbers it, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Known to hold nothing that JSON escapes. */
  readonly isPlain?: boolean;
}

/** The lines of a file as they are read, several at a time. */
export type ExportLines = AsyncIterable<readonly ExportLine[]>;

/** The file is not what it should be; why, in both languages. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}
