import { changeScans } from './scan-store.js';

/** A person has read the answers of these scans. */
export function markSeen(scanIds: readonly string[]): void {
  void changeScans(scanIds, (scan) => (scan.state === 'answered' ? { ...scan, state: 'seen' } : scan));
}
