import { forgetScansInMemory } from '../scan-queue/scan-store.js';
import { emptyDeviceDatabase } from './database.js';
import { forgetDrafts } from './kept-draft.js';
import { forgetPositionConsents } from './position-consent.js';

/** What a sign-out leaves on the device of anybody's: nothing but language and appearance. */
export async function forgetEverything(): Promise<void> {
  // A private window without a database has kept nothing.
  await emptyDeviceDatabase().catch(() => undefined);
  forgetScansInMemory();
  forgetPositionConsents();
  forgetDrafts();
}
