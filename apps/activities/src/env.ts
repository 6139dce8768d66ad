import { ServiceSettings } from '@liandong/service-kit/settings';
import type { z } from 'zod';

/** The service needs nothing beyond what every service needs. */
export const Settings = ServiceSettings;
export type Settings = z.output<typeof Settings>;
