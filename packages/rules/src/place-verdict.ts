/** A point on the earth, in degrees (WGS 84). */
export interface Point {
  latitude: number;
  longitude: number;
}

/** The earth's mean radius, in metres. */
const EARTH_METERS = 6_371_009;

/** The distance over the earth's surface in metres (haversine; off by 0.5 % at most). */
export function distanceMeters(from: Point, to: Point): number {
  const latitudes = radians(to.latitude - from.latitude);
  const longitudes = radians(to.longitude - from.longitude);
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitudes / 2) ** 2;
  return 2 * EARTH_METERS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * What may be kept of a position. `outside` only when the phone is surely outside, however inexact its position;
 * `inside` when its best guess is inside and the guess is no vaguer than the circle itself; else `unknown`, as
 * also without a venue or a position.
 */
export function placeVerdict(
  venue: (Point & { radiusMeters: number }) | null,
  phone: (Point & { accuracyMeters: number }) | null,
): 'inside' | 'outside' | 'unknown' {
  if (!venue || !phone) return 'unknown';
  const distance = distanceMeters(venue, phone);
  if (distance - phone.accuracyMeters > venue.radiusMeters) return 'outside';
  return distance <= venue.radiusMeters && phone.accuracyMeters <= venue.radiusMeters ? 'inside' : 'unknown';
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
