import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { SETTINGS, type Settings } from '../env.js';
import { IdempotencyStore } from '../idempotency/idempotency-store.js';
import { OpenConnections } from './open-connections.js';
import { ProblemAnswers } from './problem-answers.js';
import { ProblemFilter } from './problem.filter.js';
import { PublicUrl } from './public-url.js';
import { RateLimits } from './rate-limits.js';
import { Redis } from './redis.js';
import { SchemaPipe } from './schema.pipe.js';

/** What every area of the door needs. */
@Global()
@Module({})
export class HttpModule {
  static forRoot(settings: Settings): DynamicModule {
    const shared = [
      { provide: SETTINGS, useValue: settings },
      Redis,
      RateLimits,
      IdempotencyStore,
      ProblemAnswers,
      PublicUrl,
    ];
    return {
      module: HttpModule,
      providers: [
        ...shared,
        OpenConnections,
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: shared,
    };
  }
}
