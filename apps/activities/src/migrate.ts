import { migrate } from '@liandong/service-kit/migrate';
import { readSettings } from '@liandong/service-kit/settings';
import { z } from 'zod';
import { dataSourceInput } from './data-source.js';

/** Run with the role that owns the schema. */
const { DATABASE_OWNER_URL } = readSettings(z.object({ DATABASE_OWNER_URL: z.url() }));

await migrate(dataSourceInput(DATABASE_OWNER_URL), process.argv);
