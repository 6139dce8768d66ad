import type { Activity } from '@liandong/contracts/activities/activity';
import { fetchScannerKit } from '../features/scanner/api/get-scanner-kit.js';
import { getVenueKey } from '../features/venue/api/get-venue-key.js';
import { storeVenueKey } from '../features/venue/venue-key-store.js';

/** Keys and names are fetched no earlier than this before the start. */
const AHEAD_MS = 48 * 3_600_000;

/**
 * Whoever manages an activity has looked at its page: the venue screen and the scanner then open at the venue
 * without signal. What cannot be had now is fetched when they are opened.
 */
export async function prepareForNoSignal(activity: Activity, now: number): Promise<void> {
  const { id, status, startsAt, endsAt, mayManage, checkInPolicy } = activity;
  const soon = Date.parse(startsAt) - AHEAD_MS <= now && now <= Date.parse(endsAt);
  if (!mayManage || status !== 'published' || !soon) return;
  const scanner = async () => {
    await fetchScannerKit(id);
    if (!checkInPolicy.ways.includes('memberCode')) return;
    const { loadWasmReader } = await import('../features/scanner/camera/code-reader.js');
    await loadWasmReader();
  };
  const venue = async () => {
    for (const direction of ['in', 'out'] as const) await storeVenueKey(await getVenueKey(id, direction));
  };
  await Promise.allSettled([scanner(), venue()]);
}
