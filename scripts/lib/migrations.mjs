import { serviceNames } from '../../packages/messaging/dist/topology.js';
import { provisionPostgres, rolesOf, urlForRole } from '../../infra/local/dist/provision-postgres.js';
import { runGate } from './gates.mjs';

/** Migrates an empty database and asks every service whether its entities want anything that no migration makes. */
export async function checkMigrations({ adminDatabaseUrl, password }) {
  const provisioning = {
    adminUrl: adminDatabaseUrl,
    database: 'test_migrations_in_step',
    passwordOf: () => password,
  };
  await provisionPostgres(provisioning);
  let inStep = true;
  for (const service of serviceNames) {
    const roles = rolesOf(service);
    const environment = {
      DATABASE_URL: urlForRole(provisioning, roles.runtime),
      DATABASE_OWNER_URL: urlForRole(provisioning, roles.owner),
    };
    const script = `apps/${service}/dist/migrate.js`;
    for (const [name, ...args] of [
      [`migrations of ${service}`, script],
      [`migrations of ${service} in step`, script, '--check'],
    ]) {
      inStep = (await runGate(name, [process.execPath, ...args], environment)) && inStep;
    }
  }
  return inStep;
}
