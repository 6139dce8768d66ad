import 'reflect-metadata';
import { migrate } from '@liandong/service-kit/migrate';
import { readSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';
import { dataSourceInput } from './data-source.js';

const { DATABASE_OWNER_URL } = readSettings(
  z.object({
    /** The role that owns the schema; the service itself never gets it. */
    DATABASE_OWNER_URL: z.url(),
  }),
);

await migrate(dataSourceInput(DATABASE_OWNER_URL), process.argv);
