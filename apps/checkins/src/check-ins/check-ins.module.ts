import { Logger, Module, type DynamicModule } from '@nestjs/common';
import pg from 'pg';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsRepository, HOT_PATH_POOL } from './check-ins.repository.js';
import { CheckInsService } from './check-ins.service.js';

export interface HotPathOptions {
  url: string;
  connections: number;
}

@Module({})
export class CheckInsModule {
  static forRoot(options: HotPathOptions): DynamicModule {
    return {
      module: CheckInsModule,
      global: true,
      providers: [
        { provide: HOT_PATH_POOL, useFactory: () => hotPathPool(options) },
        CheckInsRepository,
        CheckInsService,
        CheckInsController,
      ],
      exports: [CheckInsService, CheckInsRepository],
    };
  }
}

/**
 * Both statements look rows up by key, always. A plan made while the tables are nearly empty would read them
 * whole, and the prepared statement would keep doing so while they grow: seen as half the speed after 50,000
 * check-ins.
 */
const hotPathSettings = {
  search_path: 'checkins',
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  enable_bitmapscan: 'off',
  enable_material: 'off',
  jit: 'off',
};

function hotPathPool({ url, connections }: HotPathOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 1_500,
    statement_timeout: 5_000,
    application_name: 'liandong-checkins-hot',
    options: Object.entries(hotPathSettings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  });
  // An idle connection that breaks must not end the process; the next query gets a new one.
  pool.on('error', (error) => new Logger(CheckInsModule.name).warn(error.message));
  return pool;
}
