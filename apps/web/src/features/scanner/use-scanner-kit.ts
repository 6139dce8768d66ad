import { useCallback } from 'react';
import type { ScannerKit } from '@liandong/contracts/check-ins/member-code';
import { useKept } from '../../shared/device/use-kept.js';
import { allScans, changeScans } from '../../shared/scan-queue/scan-store.js';
import { fetchScannerKit, keptScannerKit } from './api/get-scanner-kit.js';
import { scansOfErased, withoutName } from './erased-scans.js';

/** Keys, roster and revocations. */
export function useScannerKit(activityId: string) {
  return useKept(
    useCallback(async () => {
      const timed = await fetchScannerKit(activityId);
      await forgetErased(timed.kept).catch(() => undefined);
      return timed;
    }, [activityId]),
    useCallback(() => keptScannerKit(activityId), [activityId]),
  );
}

/** Takes the names of people who were erased meanwhile from the scans that this device keeps; the scans stay. */
async function forgetErased(kit: ScannerKit): Promise<void> {
  const theirs = scansOfErased(kit, await allScans());
  if (theirs.length > 0)
    await changeScans(
      theirs.map(({ scanId }) => scanId),
      withoutName,
    );
}
