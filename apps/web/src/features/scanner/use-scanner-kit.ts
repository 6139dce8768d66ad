import { useCallback } from 'react';
import { useKept } from '../../shared/device/use-kept.js';
import { fetchScannerKit, keptScannerKit } from './api/get-scanner-kit.js';

/** Keys, roster and revocations. */
export function useScannerKit(activityId: string) {
  return useKept(
    useCallback(() => fetchScannerKit(activityId), [activityId]),
    useCallback(() => keptScannerKit(activityId), [activityId]),
  );
}
