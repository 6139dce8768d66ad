import type { RefusalReason } from '@liandong/contracts/check-ins/check-in';
import { deterministicId } from '@liandong/demo/deterministic-id';
import type { DemoActivity, DemoRefusedScan } from '@liandong/demo/district';
import type { CodeDirection } from '@liandong/rules/activity-code';

/** How old the picture of a screen is that somebody scans. */
const PHOTOGRAPH_MS = 10 * 60_000;

export interface DemoScan {
  scanId: string;
  volunteerId: string;
  receivedAt: string;
  /** When the venue's screen showed the code that was scanned. */
  shownAt: string;
  expected: 'accepted' | RefusalReason;
}

const reasons: Record<DemoRefusedScan['because'], RefusalReason> = {
  notSignedUp: 'NOT_SIGNED_UP',
  photographedCode: 'CODE_EXPIRED',
  tooEarly: 'CHECK_IN_TOO_EARLY',
};

/** An activity's scans in one direction, by time; those that the service refuses happen on the way in. */
export function demoScans(activity: DemoActivity, direction: CodeDirection): DemoScan[] {
  const attended = activity.attendances.flatMap(({ volunteerId, arrivedAt, leftAt }): DemoScan[] => {
    const at = direction === 'in' ? arrivedAt : leftAt;
    if (at === null) return [];
    return [
      { ...scan(activity.id, volunteerId, direction), receivedAt: at, shownAt: at, expected: 'accepted' },
    ];
  });
  const refused = direction === 'in' ? activity.refusedScans : [];
  return [
    ...attended,
    ...refused.map(({ volunteerId, at, because }): DemoScan => ({
      ...scan(activity.id, volunteerId, because),
      receivedAt: at,
      shownAt: because === 'photographedCode' ? shownBefore(at) : at,
      expected: reasons[because],
    })),
  ].toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt));
}

function scan(activityId: string, volunteerId: string, what: string) {
  return { scanId: deterministicId('scan', activityId, volunteerId, what), volunteerId };
}

function shownBefore(at: string): string {
  return new Date(Date.parse(at) - PHOTOGRAPH_MS).toISOString();
}
