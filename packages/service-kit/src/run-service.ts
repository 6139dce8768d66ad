import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { z } from 'zod';
import { HealthRegistry } from './health.js';
import { serveHealth } from './health-server.js';
import { createLogger, NestLogger } from './logger.js';
import { startDefaultMetrics } from './metrics.js';
import { readSettings, SettingsError, type ServiceSettings } from './settings.js';

/** The part of the settings that running a process needs. */
type RunSettings = Pick<z.output<typeof ServiceSettings>, 'HEALTH_PORT' | 'HEALTH_HOST' | 'LOG_LEVEL'>;

/**
 * Runs a service until SIGTERM or SIGINT: settings, modules, health server. On a signal the modules drain
 * what is in flight (Nest's shutdown hooks) before the process ends.
 */
export async function runService<Settings extends RunSettings>(
  name: string,
  schema: z.ZodType<Settings>,
  moduleFor: (settings: Settings) => Parameters<typeof NestFactory.createApplicationContext>[0],
): Promise<void> {
  await runProcess(name, schema, (settings, logger) =>
    NestFactory.createApplicationContext(moduleFor(settings), { logger, abortOnError: false }),
  );
}

/** The same for an app that is not only a context, such as the door, which also listens to HTTP. */
export async function runProcess<Settings extends RunSettings>(
  name: string,
  schema: z.ZodType<Settings>,
  start: (settings: Settings, logger: LoggerService) => Promise<INestApplicationContext>,
): Promise<void> {
  const settings = settingsOrExit(schema);
  const logger = createLogger(name, settings.LOG_LEVEL);
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    process.exit(1);
  });
  startDefaultMetrics();
  const app = await start(settings, new NestLogger(logger)).catch((error: unknown) => {
    logger.fatal({ err: error }, 'could not start');
    process.exit(1);
  });
  if (settings.HEALTH_PORT > 0) {
    const server = await serveHealth(app.get(HealthRegistry), settings.HEALTH_HOST, settings.HEALTH_PORT);
    server.unref();
  }
  let stopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  logger.info('ready');
}

function settingsOrExit<Settings>(schema: z.ZodType<Settings>): Settings {
  try {
    return readSettings(schema);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(error.message);
    process.exit(78);
  }
}
