import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import type pg from 'pg';
import { demoOrder, type AppTask } from './apps.js';
import { readSchemaNotes, writeSchemaNotes } from './schema-notes.js';

/** How the steps below run a task of an app. */
export type RunAppScript = (service: ServiceName, task: AppTask) => Promise<void>;

/** Migrates the services whose migrations changed since the last time, side by side. */
export async function migrateServices(
  admin: pg.Client,
  services: readonly ServiceName[],
  checkout: string,
  run: RunAppScript,
  report: (line: string) => void,
): Promise<void> {
  const pending: { service: ServiceName; version: string }[] = [];
  for (const service of services) {
    const version = migrationsVersion(join(checkout, 'apps', service, 'dist/migrations'));
    const notes = await readSchemaNotes(admin, service);
    if (notes.migrations !== version) pending.push({ service, version });
  }
  if (pending.length === 0) return;
  report(`migrating ${pending.map(({ service }) => service).join(', ')}`);
  await Promise.all(pending.map(({ service }) => run(service, 'migrate')));
  for (const { service, version } of pending) {
    await writeSchemaNotes(admin, service, {
      ...(await readSchemaNotes(admin, service)),
      migrations: version,
    });
  }
}

/**
 * Loads the demonstration data that is not there yet, service by service: each needs the events of the one before.
 * A step that was killed is run again, since the scripts may be repeated.
 */
export async function loadDemoData(
  admin: pg.Client,
  services: readonly ServiceName[],
  run: RunAppScript,
  report: (line: string) => void,
): Promise<void> {
  for (const service of demoOrder.filter((name) => services.includes(name))) {
    const notes = await readSchemaNotes(admin, service);
    if (notes.demo === true) continue;
    report(`loading the demonstration data of ${service}`);
    await run(service, 'demo');
    await writeSchemaNotes(admin, service, { ...notes, demo: true });
  }
}

/**
 * Tells one set of compiled migrations from another, so that a warm start need not run a process per service
 * only to learn that there is nothing to do.
 */
export function migrationsVersion(folder: string): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .toSorted()) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}
