import type { Findings } from './findings.js';

/** How many ids are remembered: more people than a district has. */
const REMEMBERED = 500_000;

/**
 * Names are for reading and not in the leaves. But one id has one name throughout a file: a name that was put in
 * another's place is seen where the id has more than one row.
 */
export class NameBook {
  private readonly names = new Map<string, { name: string; line: number }>();

  constructor(private readonly findings: Findings) {}

  see(id: string, name: string, line: number, entryId: string): void {
    const known = this.names.get(id);
    if (known === undefined) {
      if (this.names.size < REMEMBERED) this.names.set(id, { name, line });
    } else if (known.name !== name) {
      // Which of the two was changed nobody can tell from them.
      const detail = `${id}: ${known.line} ${known.name} ≠ ${line} ${name}`;
      this.findings.add({ kind: 'nameDiffers', line, entryId, detail });
    }
  }
}
