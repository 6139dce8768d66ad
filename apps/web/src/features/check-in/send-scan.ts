import { ApiError, isPassing } from '../../shared/api/api-error.js';
import { checkIn } from './api/check-in.js';
import type { ScanEvent } from './scan-machine.js';
import { keepScan, settleScan } from './scan-store.js';

/** Sends the kept scan of a code once, and settles it when an answer came. */
export async function sendScan(code: string, volunteerId: string): Promise<ScanEvent> {
  const scan = await keepScan(code, volunteerId);
  try {
    const receipt = await checkIn(scan);
    await settleScan(scan);
    return { type: 'receipt', receipt };
  } catch (error) {
    if (isPassing(error) || !(error instanceof ApiError)) return { type: 'unreachable' };
    if (error.problem.status === 401) return { type: 'sessionMissing' };
    await settleScan(scan);
    return { type: 'refusal', problem: error.problem };
  }
}
