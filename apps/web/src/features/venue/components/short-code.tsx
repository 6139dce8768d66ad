import type { VenueKey } from '@liandong/contracts/check-ins/venue-code';
import { m } from '../../../paraglide/messages.js';
import type { Timed } from '../../../shared/device/database.js';
import { useShortCode } from '../use-venue-code.js';

/** The six digits beside the QR code, in two groups that are easy to read and to say. */
export function ShortCode({ timed }: { timed: Timed<VenueKey> }) {
  const digits = useShortCode(timed);
  return (
    <p className="venue__short-code">
      <span>{m.venue_short_code()}</span>
      <strong className="figures" data-testid="short-code">
        {digits.slice(0, 3)} {digits.slice(3)}
      </strong>
    </p>
  );
}
