import { Settings } from '../env.js';

/** The service's settings in a test: its database and bus, keys that are the same every time, and what this test sets. */
export function testSettings(
  databaseUrl: string,
  natsUrl: string,
  environment: Record<string, string> = {},
): Settings {
  return Settings.parse({
    DATABASE_URL: databaseUrl,
    NATS_URL: natsUrl,
    VENUE_KEY_MASTER: Buffer.alloc(32, 1).toString('base64'),
    LEDGER_SIGNING_KEY: Buffer.alloc(32, 2).toString('base64'),
    ...environment,
  });
}
