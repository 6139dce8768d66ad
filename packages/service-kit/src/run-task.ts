import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { z } from 'zod';
import { createLogger, NestLogger } from './logger.js';
import { readSettings, type ServiceSettings } from './settings.js';

type TaskSettings = Pick<z.output<typeof ServiceSettings>, 'LOG_LEVEL'>;

/** Tells how far a task has come, in one line. */
export type Report = (progress: string) => void;

/**
 * Runs one task inside a service's own modules, with its relay and consumers at work, and closes them again:
 * for jobs of a deployment such as loading data. What the task throws ends the process with code 1.
 */
export async function runTask<Settings extends TaskSettings>(
  name: string,
  schema: z.ZodType<Settings>,
  moduleFor: (settings: Settings) => Parameters<typeof NestFactory.createApplicationContext>[0],
  task: (app: INestApplicationContext, report: Report) => Promise<void>,
): Promise<void> {
  const settings = readSettings(schema);
  const logger = createLogger(name, settings.LOG_LEVEL);
  const app = await NestFactory.createApplicationContext(moduleFor(settings), {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  try {
    await task(app, (progress) => logger.info(progress));
  } finally {
    await app.close();
  }
}
