import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { serviceNames } from '@liandong/messaging/topology';
import pg from 'pg';
import { withClient } from './database-client.js';

export interface RoleNames {
  /** Runs the migrations and owns the schema. */
  readonly owner: string;
  /** What the service runs as: reads and writes rows of its own schema, nothing else. */
  readonly runtime: string;
}

export function rolesOf(service: ServiceName): RoleNames {
  return { owner: `liandong_${service}_owner`, runtime: `liandong_${service}` };
}

export interface Provisioning {
  /** A URL whose user may create databases and roles. */
  readonly adminUrl: string;
  readonly database: string;
  /** The password of a role. */
  readonly passwordOf: (role: string) => string;
}

/** The role's own URL on the same server and the given database. */
export function urlForRole({ adminUrl, database, passwordOf }: Provisioning, role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwordOf(role);
  url.pathname = `/${database}`;
  return url.toString();
}

/** The admin's URL of the database itself. */
export function adminUrlOf({ adminUrl, database }: Pick<Provisioning, 'adminUrl' | 'database'>): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Makes the database, the roles and the schemas, or brings existing ones in step. Can be repeated at any time. */
export async function provisionPostgres(provisioning: Provisioning): Promise<void> {
  await withClient(provisioning.adminUrl, async (admin) => {
    const { rowCount } = await admin.query('SELECT FROM pg_database WHERE datname = $1', [
      provisioning.database,
    ]);
    if (rowCount === 0) await admin.query(`CREATE DATABASE ${pg.escapeIdentifier(provisioning.database)}`);
    for (const service of serviceNames) await provisionRoles(admin, service, provisioning.passwordOf);
    await grantConnect(admin, provisioning.database);
  });
  await withClient(adminUrlOf(provisioning), async (admin) => {
    await admin.query('REVOKE ALL ON SCHEMA public FROM PUBLIC');
    for (const service of serviceNames) await provisionSchema(admin, service);
  });
}

/** Only the services' roles may connect. Grants on a database are not copied with its template: tests call this too. */
export async function grantConnect(admin: pg.Client, database: string): Promise<void> {
  const name = pg.escapeIdentifier(database);
  const roles = serviceNames.flatMap((service) => Object.values(rolesOf(service)));
  await admin.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  await admin.query(`GRANT CONNECT ON DATABASE ${name} TO ${roles.join(', ')}`);
}

async function provisionRoles(
  admin: pg.Client,
  service: ServiceName,
  passwordOf: (role: string) => string,
): Promise<void> {
  for (const role of Object.values(rolesOf(service))) {
    const { rowCount } = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
    const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
    await admin.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(passwordOf(role))}`);
    await admin.query(`ALTER ROLE ${role} SET search_path = ${service}`);
  }
  // Where the admin is no superuser, giving the schema to its owner needs membership in that role.
  await admin.query(`DO $$ BEGIN
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      GRANT ${rolesOf(service).owner} TO CURRENT_USER;
    END IF;
  END $$`);
}

async function provisionSchema(admin: pg.Client, service: ServiceName): Promise<void> {
  const { owner, runtime } = rolesOf(service);
  await admin.query(`
    CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${owner};
    REVOKE ALL ON SCHEMA ${service} FROM PUBLIC;
    GRANT USAGE ON SCHEMA ${service} TO ${runtime};
    ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${service}
      GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${runtime};
    ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA ${service}
      GRANT USAGE ON SEQUENCES TO ${runtime};
  `);
}
