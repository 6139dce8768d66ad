import { z } from 'zod';

/** Where a phone is, compared with the activity's place and then dropped. */
export const DevicePosition = z
  .strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    accuracyMeters: z.number().min(0).max(100_000),
  })
  .meta({ id: 'DevicePosition' });
export type DevicePosition = z.infer<typeof DevicePosition>;

/** All that is kept of a position. */
export const PlaceVerdict = z.enum(['inside', 'outside', 'unknown']);
export type PlaceVerdict = z.infer<typeof PlaceVerdict>;
