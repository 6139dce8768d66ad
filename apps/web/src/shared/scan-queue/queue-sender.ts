import { reconnectDelay } from '../api/reconnect-policy.js';
import { session } from '../session/session.js';
import { FRESH_MS, isLeftFresh, type KeptScan } from './kept-scan.js';
import { allScans, changeScans, onScansChange } from './scan-store.js';
import { sendQueue } from './send-queue.js';

let sending = false;
let wantedAgain = false;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends the queue whenever there may be signal: at the start, after a scan, and when the network comes back. */
export function keepSending(): void {
  session.subscribe(wake);
  onScansChange(wake);
  window.addEventListener('online', sendNow);
  document.addEventListener('visibilitychange', wake);
  void takeUpLeftScans();
  // A scan whose page was closed just before the start.
  setTimeout(() => void takeUpLeftScans(), FRESH_MS + 1_000);
  wake();
}

/** A scan whose page crashed or was closed before it was sent waits with the others, and is shown to. */
async function takeUpLeftScans(): Promise<void> {
  // What was scanned while signed out waits for its owner first.
  const isLeft = (scan: KeptScan) => scan.ownerId !== null && isLeftFresh(scan, Date.now());
  const left = (await allScans()).filter(isLeft).map(({ scanId }) => scanId);
  if (left.length === 0) return;
  await changeScans(left, (scan) => (isLeft(scan) ? { ...scan, state: 'waiting' } : scan));
}

/** Tries at once, however often it has failed. */
export function sendNow(): void {
  failures = 0;
  clearTimeout(timer);
  timer = undefined;
  wake();
}

function wake(): void {
  const state = session.current();
  if (timer !== undefined || !navigator.onLine || state.status !== 'signedIn') return;
  if (sending) {
    wantedAgain = true;
    return;
  }
  void run(state.me.id);
}

async function run(ownerId: string): Promise<void> {
  sending = true;
  wantedAgain = false;
  try {
    await sendQueue(ownerId);
    failures = 0;
  } catch {
    // The scans are kept: whatever it was, they are sent again a little later.
    failures += 1;
    timer = setTimeout(
      () => {
        timer = undefined;
        wake();
      },
      reconnectDelay(failures, Math.random()),
    );
  } finally {
    sending = false;
  }
  if (wantedAgain) wake();
}
