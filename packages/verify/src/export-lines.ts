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

export function notInUtf8(): UnreadableFile {
  return new UnreadableFile(
    '文件不是 UTF-8 编码，请重新下载，或另存为“CSV UTF-8”',
    'the file is not in UTF-8: download it again, or save it as “CSV UTF-8”',
  );
}

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
