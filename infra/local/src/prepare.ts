import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { serviceNames } from '@liandong/messaging/topology';
import { appFile } from './apps.js';
import { withClient } from './database-client.js';
import { migrateServices, type RunAppScript } from './prepare-data.js';
import {
  adminUrlOf,
  provisionPostgres,
  rolesOf,
  urlForRole,
  type Provisioning,
} from './provision-postgres.js';

// The deploy step of compose: makes the database, its roles and schemas, runs the migrations, and ends.

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const provisioning: Provisioning = {
  adminUrl: required('DATABASE_URL'),
  database: 'liandong',
  passwordOf: (role) => required(passwordVariable(role)),
};

const run: RunAppScript = (service, script) =>
  new Promise((done, fail) => {
    const DATABASE_OWNER_URL = urlForRole(provisioning, rolesOf(service).owner);
    const child = spawn(process.execPath, [appFile(checkout, service, script)], {
      env: { ...process.env, DATABASE_OWNER_URL },
      stdio: 'inherit',
    });
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`${script} of ${service} failed`))));
  });

const report = (line: string): void => void process.stdout.write(`${line}\n`);
await provisionPostgres(provisioning);
await withClient(adminUrlOf(provisioning), (admin) =>
  migrateServices(admin, serviceNames, checkout, run, report),
);
report('the database is ready');

/** The owners share a password: only this step signs in as one of them. */
function passwordVariable(role: string): string {
  const service = serviceNames.find((name) => rolesOf(name).runtime === role);
  return service === undefined ? 'DB_OWNER_PASSWORD' : `DB_PASSWORD_${service.toUpperCase()}`;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}
