import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import { m } from '../../paraglide/messages.js';

const labels: Record<CheckInWay, () => string> = {
  venueCode: m.way_venueCode,
  printedCode: m.way_printedCode,
  memberCode: m.way_memberCode,
  shortCode: m.way_shortCode,
  manual: m.way_manual,
};

const hints: Record<CheckInWay, () => string> = {
  venueCode: m.way_venueCode_hint,
  printedCode: m.way_printedCode_hint,
  memberCode: m.way_memberCode_hint,
  shortCode: m.way_shortCode_hint,
  manual: m.way_manual_hint,
};

const names: Record<CheckInWay, () => string> = {
  venueCode: m.way_venueCode_name,
  printedCode: m.way_printedCode_name,
  memberCode: m.way_memberCode_name,
  shortCode: m.way_shortCode_name,
  manual: m.way_manual_name,
};

/** How somebody was checked in, as a record says it. */
export function wayName(way: CheckInWay): string {
  return names[way]();
}

/** A way to check in, as a member is told of it. */
export function wayLabel(way: CheckInWay): string {
  return labels[way]();
}

/** What the way is like, in a line. */
export function wayHint(way: CheckInWay): string {
  return hints[way]();
}
