import { parseArgs } from 'node:util';

export interface StartChoices {
  readonly demo: boolean;
  readonly reset: boolean;
  /** Skips the question before a reset. */
  readonly yes: boolean;
  readonly port: number | undefined;
  readonly help: boolean;
}

export const usage = `npm start -- [options]
  --no-demo     without the demonstration data
  --port N      the gateway's port (otherwise the last one, 3000, or any that is free)
  --reset       deletes all data of this checkout first, after a typed "yes"
  --yes         answers that question
Environment:
  LIANDONG_DATA   the data folder (otherwise .data)
  DATABASE_URL, NATS_URL, REDIS_URL   servers of your own instead of embedded ones; DATABASE_URL's user must be
                  allowed to create databases and roles, NATS_URL is used by all services as it is
  ADMIN_PHONE, ADMIN_NAME, DISTRICT_NAME, DISTRICT_CODE   with --no-demo: the first administrator and the district,
                  made where they are missing; ADMIN_PASSWORD to sign in by a password
  LOG_LEVEL, PUBLIC_URL and every other setting of an app are passed on to it`;

/** @throws Error with one line that names the wrong option */
export function readCommandLine(args: readonly string[]): StartChoices {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'no-demo': { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      port: { type: 'string' },
    },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new Error(`--port ${values.port}: a port is a number from 1 to 65535`);
  }
  return { demo: !values['no-demo'], reset: values.reset, yes: values.yes, help: values.help, port };
}
