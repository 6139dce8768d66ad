import { z } from 'zod';

/** A setting is missing or wrong; the message is one line that names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads an app's settings from the environment.
 * @throws SettingsError naming every wrong variable, so that a start stops with one clear line
 */
export function readSettings<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsError(`Settings are wrong: ${wrong.join('; ')}`);
}

/** 32 random bytes in base64, such as `openssl rand -base64 32` prints. */
export const SecretKey = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must hold 32 bytes in base64');

/** `true` or `false`; off when absent. */
export const Flag = z
  .enum(['true', 'false'])
  .default('false')
  .transform((value) => value === 'true');

/** What every service needs; a service's `env.ts` extends it. */
export const ServiceSettings = z.object({
  /** Runtime role of the service's own schema. */
  DATABASE_URL: z.url(),
  /** Connections to Postgres that one process opens at most. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  NATS_URL: z.url(),
  /** Port of health and metrics on 127.0.0.1 (or HEALTH_HOST); 0 serves none. */
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HEALTH_HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
