import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files that are gone when the tests of a file have ended. */
export class TemporaryFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'liandong-verify-'));
  private written = 0;

  /** @returns the path of a file with this content */
  with(content: string | Buffer): string {
    this.written += 1;
    const path = join(this.folder, `file-${this.written}`);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
