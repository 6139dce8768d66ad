import { forgetScansInMemory } from '../scan-queue/scan-store.js';
import { emptyDeviceDatabase } from './database.js';
import { forgetDrafts } from './kept-draft.js';
import { forgetPositionConsents } from './position-consent.js';

/**
 * Takes everything of who signs out off this device; language and appearance stay. On a phone that is shared, so do
 * another person's drafts, and scans whose answers that person has not seen.
 */
export async function forgetEverything(ownerId: string | null): Promise<void> {
  // A private window without a database has kept nothing.
  await emptyDeviceDatabase(ownerId).catch(() => undefined);
  forgetScansInMemory(ownerId);
  forgetPositionConsents();
  if (ownerId !== null) forgetDrafts(ownerId);
}
