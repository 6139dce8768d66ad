import { useLiveInbox } from '../../features/inbox/use-live-inbox.js';

/** Holds the stream of the inbox open while somebody is signed in. */
export function LiveInbox(): null {
  useLiveInbox();
  return null;
}
