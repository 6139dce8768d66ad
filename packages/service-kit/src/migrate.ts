import { createDataSource, type DataSourceInput } from './data-source.js';

/** Any number that no other lock of the platform uses. */
const MIGRATION_LOCK = 4_127_001;

/**
 * Runs the pending migrations as the schema's owner. Two at once take turns. With `--check` nothing runs:
 * it fails when a migration is pending or when the entities ask for something that no migration makes.
 */
export async function migrate(input: DataSourceInput, argv: readonly string[]): Promise<void> {
  const dataSource = await createDataSource({ ...input, pool: 2 }).initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    if (argv.includes('--check')) {
      if (await dataSource.showMigrations()) throw new Error(`${input.schema}: migrations are pending`);
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      if (upQueries.length > 0) {
        const missing = upQueries.map((query) => `  ${query.query}`).join('\n');
        throw new Error(`${input.schema}: entities and migrations differ; missing:\n${missing}`);
      }
      console.log(`${input.schema}: entities and migrations agree`);
      return;
    }
    const done = await dataSource.runMigrations();
    console.log(`${input.schema}: ${done.length} migration(s) run`);
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}
