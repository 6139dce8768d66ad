import type { Direction } from '@liandong/contracts/check-ins/check-in';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { parseMemberCode } from '@liandong/rules/member-code';
import type { KeptScan } from '../../shared/scan-queue/kept-scan.js';

export interface Fact {
  /** ISO 8601. */
  at: string;
  /** True when this device scanned it; false when the gateway told of it. */
  here: boolean;
  /** True when the leader has still to decide whether it counts. */
  disputed: boolean;
  /** As the gateway answered; empty before. */
  name: string;
  /** The scan of this device that could be undone for a better one: of a card or a picture. */
  unprovenScanId: string | null;
}

/** Who came and left, as far as this device knows. */
export type Presence = ReadonlyMap<string, Fact>;

const nameOf = (volunteerId: string, direction: Direction) => `${volunteerId} ${direction}`;

export function factOf(presence: Presence, volunteerId: string, direction: Direction): Fact | undefined {
  return presence.get(nameOf(volunteerId, direction));
}

/**
 * What was scanned here, and what the gateway told besides: of both, the own scan counts, as it is on its way already.
 * Once it is answered its time is the answered one: of a duplicate that of the first scan.
 */
export function presenceOf(kit: ScannerKit, scans: readonly KeptScan[]): Presence {
  const presence = new Map<string, Fact>();
  const add = (name: string, fact: Fact) => {
    if (!presence.has(name)) presence.set(name, fact);
  };
  for (const { scanId, content, answer, state, scannedAt, refusedHere, unproven } of scans) {
    if (content.kind === 'own' || content.activityId !== kit.activityId) continue;
    if (state === 'undone' || answer?.outcome === 'rejected') continue;
    if (refusedHere === true && answer === null) continue;
    const volunteerId = scannedPerson(content);
    if (volunteerId === null) continue;
    add(nameOf(volunteerId, content.direction), {
      at: answer?.at ?? scannedAt,
      here: true,
      disputed: answer?.outcome === 'disputed',
      name: answer?.displayName ?? '',
      unprovenScanId: unproven === undefined ? null : scanId,
    });
  }
  for (const { volunteerId, direction, at } of kit.present) {
    add(nameOf(volunteerId, direction), { at, here: false, disputed: false, name: '', unprovenScanId: null });
  }
  return presence;
}

/** Whose code or name it was; null of a code that cannot be read. */
export function scannedPerson(content: Exclude<KeptScan['content'], { kind: 'own' }>): string | null {
  return content.kind === 'manual'
    ? content.volunteerId
    : (parseMemberCode(content.code)?.volunteerId ?? null);
}
