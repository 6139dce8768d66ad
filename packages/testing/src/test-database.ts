import { createHash, randomUUID } from 'node:crypto';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { withClient } from '@liandong/local/database-client';
import {
  adminUrlOf,
  grantConnect,
  provisionPostgres,
  rolesOf,
  urlForRole,
  type Provisioning,
} from '@liandong/local/provision-postgres';
import type pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { testServers } from './test-servers.js';

type Migration = new () => MigrationInterface;

/** A database that belongs to one test file. */
export interface TestDatabase {
  readonly name: string;
  /** The URL of the role that owns the service's schema. */
  readonly ownerUrl: string;
  /** The URL of the role that the service runs as. */
  readonly runtimeUrl: string;
  /** A superuser's URL, for looking at what no service may see. */
  readonly adminUrl: string;
  /** Ends every session on it and removes it. */
  drop(): Promise<void>;
}

/**
 * A fresh database with the service's schema, cloned from a template that is migrated once per run.
 * Call it in beforeAll, and drop() in afterAll.
 */
export async function testDatabase(
  service: ServiceName,
  { migrations }: { migrations: readonly Migration[] },
): Promise<TestDatabase> {
  const template = await migratedTemplate(service, migrations);
  const name = `test_${service}_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(async (admin) => {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await grantConnect(admin, name);
  });
  const provisioning = provisioningOf(name);
  return {
    name,
    ownerUrl: urlForRole(provisioning, rolesOf(service).owner),
    runtimeUrl: urlForRole(provisioning, rolesOf(service).runtime),
    adminUrl: adminUrlOf(provisioning),
    drop: () => dropTestDatabase(name),
  };
}

/** Removes a database, and refuses one whose name does not say that it is for tests. */
export async function dropTestDatabase(name: string): Promise<void> {
  if (!/^test_\w+$/.test(name)) throw new Error(`Refused: ${name} is not named as a test database`);
  await withAdmin(async (admin) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

/** Made by the first worker that asks; the others wait for its advisory lock and then find it. */
async function migratedTemplate(service: ServiceName, migrations: readonly Migration[]): Promise<string> {
  const version = createHash('sha256').update(migrations.map(String).join()).digest('hex').slice(0, 12);
  const template = `test_template_${service}_${version}`;
  await withAdmin(async (admin) => {
    // Ends with the session.
    await admin.query('SELECT pg_advisory_lock(67, 2021)');
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [template]);
    if (rowCount !== 0) return;
    // Under another name until it is complete: a migration that fails leaves no half template behind.
    const unfinished = `${template}_unfinished`;
    await dropTestDatabase(unfinished);
    const provisioning = provisioningOf(unfinished);
    await provisionPostgres(provisioning);
    await migrate(service, urlForRole(provisioning, rolesOf(service).owner), migrations);
    await admin.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`);
  });
  return template;
}

async function migrate(
  service: ServiceName,
  ownerUrl: string,
  migrations: readonly Migration[],
): Promise<void> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    schema: service,
    migrations: [...migrations],
  });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

function provisioningOf(database: string): Provisioning {
  const { adminDatabaseUrl, password } = testServers();
  return { adminUrl: adminDatabaseUrl, database, passwordOf: () => password };
}

function withAdmin(work: (admin: pg.Client) => Promise<void>): Promise<void> {
  return withClient(testServers().adminDatabaseUrl, work);
}
