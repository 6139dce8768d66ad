import type { CheckInBatchAnswer } from '@liandong/contracts/check-ins/check-in-batch';
import { ApiError, isPassing } from '../api/api-error.js';
import { trusted } from '../api/decode.js';
import { sendAuthorized } from '../api/request.js';
import { textOf } from '../api/transport.js';
import { pageMoment } from '../device/page-clock.js';
import { answerOfProblem, answerOfRow, type KeptAnswer } from './kept-answer.js';
import { asQueued, isDue, type KeptScan } from './kept-scan.js';
import { allScans, changeScans, deviceId } from './scan-store.js';

const LARGEST_BATCH = 500;

/** A weak network may swallow an answer: the same scans are sent again after this long. */
const ANSWER_WITHIN_MS = 20_000;

/**
 * Sends what waits, oldest first, until nothing of this person does. One tab sends at a time; for the others
 * this does nothing.
 * @throws NetworkError, or ApiError when a later try may succeed or the session has ended: the scans stay
 */
export async function sendQueue(ownerId: string): Promise<void> {
  // Pages over plain http have no locks: two tabs may then send the same scans, which does no harm.
  if (!('locks' in navigator)) return sendAll(ownerId);
  await navigator.locks.request('liandong-scans', { ifAvailable: true }, async (lock) => {
    if (lock !== null) return sendAll(ownerId);
    // That tab may be frozen with its request: this one looks again a little later.
    if ((await dueScans(ownerId)).length > 0) throw new Error('another tab is sending');
  });
}

async function sendAll(ownerId: string): Promise<void> {
  for (;;) {
    const due = await dueScans(ownerId);
    if (due.length === 0) return;
    const claimed = await claim(due.slice(0, LARGEST_BATCH), ownerId);
    if (claimed.length > 0) await sendBatch(claimed);
  }
}

/** From here on nobody may take these back; without those that somebody took back just before. */
async function claim(scans: readonly KeptScan[], ownerId: string): Promise<readonly KeptScan[]> {
  const first = scans.filter(({ neverSent }) => neverSent === true).map(({ scanId }) => scanId);
  if (first.length === 0) return scans;
  await changeScans(first, (scan) => ({ ...scan, neverSent: false }));
  const due = new Set((await dueScans(ownerId)).map(({ scanId }) => scanId));
  return scans.filter(({ scanId }) => due.has(scanId));
}

async function dueScans(ownerId: string): Promise<KeptScan[]> {
  return (await allScans()).filter((scan) => isDue(scan, ownerId, Date.now()));
}

/** A batch that the gateway refuses for the sake of one row is halved until that row is alone. */
async function sendBatch(scans: readonly KeptScan[]): Promise<void> {
  try {
    const answers = await post(scans);
    if (!scans.some(({ scanId }) => answers.has(scanId)))
      throw new Error('no scan of the batch was answered');
    await keepAnswers(answers);
  } catch (error) {
    if (!isRefusalOfContent(error)) throw error;
    const [first] = scans;
    if (scans.length === 1 && first) {
      return keepAnswers(new Map([[first.scanId, answerOfProblem(error.problem)]]));
    }
    const half = Math.ceil(scans.length / 2);
    await sendBatch(scans.slice(0, half));
    await sendBatch(scans.slice(half));
  }
}

const refusesContent = new Set([400, 403, 422]);

function isRefusalOfContent(error: unknown): error is ApiError {
  if (!(error instanceof ApiError) || isPassing(error)) return false;
  const { status, code } = error.problem;
  // What is not in the gateway's words comes from something in between, such as a hotel's sign-in page.
  return status === 413 || (refusesContent.has(status) && code !== 'INTERNAL');
}

const decode = trusted<CheckInBatchAnswer>();

async function post(scans: readonly KeptScan[]): Promise<Map<string, KeptAnswer>> {
  const now = pageMoment();
  const sentAt = new Date();
  const body = {
    deviceId: await deviceId(),
    sentAt: sentAt.toISOString(),
    scans: scans.map((scan) => asQueued(scan, now, sentAt.getTime())),
  };
  // No Idempotency-Key: each scanId is one, and is looked up before anything is judged.
  const response = await sendAuthorized({
    method: 'POST',
    path: '/check-ins/batch',
    body,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  const { answers } = decode(await textOf(response));
  return new Map(answers.map((row) => [row.scanId, answerOfRow(row)]));
}

async function keepAnswers(answers: Map<string, KeptAnswer>): Promise<void> {
  await changeScans([...answers.keys()], (scan) => {
    const answer = answers.get(scan.scanId);
    return answer ? { ...scan, state: 'answered', answer } : scan;
  });
}
