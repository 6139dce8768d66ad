import { ApiError, isPassing } from '../../shared/api/api-error.js';
import { answerOfProblem, answerOfReceipt, type KeptAnswer } from '../../shared/scan-queue/kept-answer.js';
import { isDue, type KeptScan } from '../../shared/scan-queue/kept-scan.js';
import { sendNow } from '../../shared/scan-queue/queue-sender.js';
import { changeScans } from '../../shared/scan-queue/scan-store.js';
import { checkIn, isOwn } from './api/check-in.js';
import type { ScanEvent } from './scan-machine.js';

/**
 * Sends a scan by itself while it is fresh, which is the quickest; otherwise, and when no answer comes, it goes
 * with the queue, where a scan is judged by the moment at which it was made.
 */
export async function sendScan(scan: KeptScan, ownerId: string): Promise<ScanEvent> {
  if (scan.answer !== null) return { type: 'answer', scan };
  const judgedByItself =
    scan.state === 'fresh' && (scan.stamp !== undefined || !isDue(scan, ownerId, Date.now()));
  if (!judgedByItself || !isOwn(scan)) {
    sendNow();
    return { type: 'unreachable' };
  }
  try {
    return await answered(scan, answerOfReceipt(await checkIn(scan)));
  } catch (error) {
    // A problem that is not in the gateway's words comes from something in between.
    if (!(error instanceof ApiError) || isPassing(error) || error.problem.code === 'INTERNAL') {
      await changeScans([scan.scanId], (kept) => ({ ...kept, ownerId, state: 'waiting' }));
      return { type: 'unreachable' };
    }
    if (error.problem.status === 401) return { type: 'sessionMissing' };
    return answered(scan, answerOfProblem(error.problem));
  }
}

async function answered(scan: KeptScan, answer: KeptAnswer): Promise<ScanEvent> {
  const settled = { ...scan, answer, state: 'answered' as const };
  await changeScans([scan.scanId], (kept) => ({ ...kept, answer, state: 'answered' }));
  return { type: 'answer', scan: settled };
}
