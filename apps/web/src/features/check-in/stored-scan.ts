/** A scan as the phone keeps it until its answer was shown. */
export interface StoredScan {
  code: string;
  /** Made once per scan: retries, a reload and a double tap send the same. */
  scanId: string;
  /** By the clock of this phone, ISO 8601. */
  scannedAt: string;
  /** Who sent it; null until somebody was signed in. */
  volunteerId: string | null;
  settled: boolean;
  /** The door's word for when it saw the code, for a scan that was made while signed out. */
  stamp?: string;
}

interface NewScan {
  code: string;
  volunteerId: string | null;
  now: Date;
  makeId: () => string;
}

/**
 * The scan of a code on this phone: the one that is kept already, or a new one. A phone that is handed to
 * another member makes a new scan, since a `scanId` belongs to the member who sent it first.
 */
export function scanOf(
  kept: StoredScan | undefined,
  { code, volunteerId, now, makeId }: NewScan,
): StoredScan {
  const sameMember =
    kept && (kept.volunteerId === null || volunteerId === null || kept.volunteerId === volunteerId);
  if (kept && sameMember) return { ...kept, volunteerId: volunteerId ?? kept.volunteerId };
  return { code, scanId: makeId(), scannedAt: now.toISOString(), volunteerId, settled: false };
}
