import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { DatabaseModule } from '@liandong/service-kit/database.module';
import { ServiceKitModule } from '@liandong/service-kit/service-kit.module';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MessagingModule } from '../messaging.module.js';
import { messagingTables } from '../outbox.js';

class CreateEffects1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of messagingTables) await runner.query(statement);
    await runner.query(
      'CREATE TABLE effects (place bigint GENERATED ALWAYS AS IDENTITY, text text NOT NULL)',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effects, inbox, outbox');
  }
}

@Module({})
class TestApp {}

/** A database with the messaging tables, and a table for what handlers do. */
export function effectsDatabase(service: ServiceName): Promise<TestDatabase> {
  return testDatabase(service, { migrations: [CreateEffects1700000000000] });
}

/** A service that has nothing but these handlers. */
export async function startTestApp(options: {
  service: ServiceName;
  database: TestDatabase;
  natsUrl: string;
  handlers?: Type[];
}): Promise<INestApplicationContext> {
  const { service, database, natsUrl, handlers = [] } = options;
  const app: DynamicModule = {
    module: TestApp,
    imports: [
      ServiceKitModule,
      DatabaseModule.forRoot({ url: database.runtimeUrl, schema: service, entities: [], migrations: [] }),
      MessagingModule.forService({ url: natsUrl, user: service }),
    ],
    providers: handlers,
  };
  return NestFactory.createApplicationContext(app, { logger: false, abortOnError: false });
}
