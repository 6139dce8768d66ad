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
  const results = await Promise.all(serviceNames.map((service) => checkService(service, provisioning)));
  return results.every(Boolean);
}

async function checkService(service, provisioning) {
  const roles = rolesOf(service);
  const environment = {
    DATABASE_URL: urlForRole(provisioning, roles.runtime),
    DATABASE_OWNER_URL: urlForRole(provisioning, roles.owner),
  };
  const script = `apps/${service}/dist/bundle/migrate.js`;
  const migrates = [process.execPath, script];
  const isInStep = [process.execPath, script, '--check'];
  return (
    (await runGate(`migrations of ${service}`, migrates, environment)) &&
    (await runGate(`migrations of ${service} in step`, isInStep, environment))
  );
}
