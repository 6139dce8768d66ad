import { m } from '../../paraglide/messages.js';

/** A person's name, or that there is none: not given, or taken out when the account was deleted. */
export function personName(displayName: string): string {
  return displayName || m.person_nameless();
}
