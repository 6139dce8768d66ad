import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';

export interface DataSourceInput {
  url: string;
  /** The service's schema; also the `search_path` of its role. */
  schema: string;
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
  /** Connections at most. */
  pool?: number;
}

/** Options of a service's data source: one schema, no `synchronize`, and answers within the door's 3 s. */
export function dataSourceOptions(input: DataSourceInput): DataSourceOptions {
  return {
    type: 'postgres',
    url: input.url,
    schema: input.schema,
    applicationName: `liandong-${input.schema}`,
    entities: input.entities,
    migrations: input.migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    poolSize: input.pool ?? 10,
    extra: {
      connectionTimeoutMillis: 1_500,
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 15_000,
      // Statements are short: compiling one, or starting processes to help with it, takes longer than running it.
      options: `-c search_path=${input.schema} -c jit=off -c max_parallel_workers_per_gather=0`,
    },
  };
}

export function createDataSource(input: DataSourceInput): DataSource {
  return new DataSource(dataSourceOptions(input));
}
