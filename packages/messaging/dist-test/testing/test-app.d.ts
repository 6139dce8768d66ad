import { type INestApplicationContext, type Type } from '@nestjs/common';
import type { ServiceName } from '@liandong/contracts/wire/rpc';
import { type TestDatabase } from '@liandong/testing/test-database';
/** A database with the messaging tables, and a table for what handlers do. */
export declare function effectsDatabase(service: ServiceName): Promise<TestDatabase>;
/** A service that has nothing but these handlers. */
export declare function startTestApp(options: {
    service: ServiceName;
    database: TestDatabase;
    natsUrl: string;
    handlers?: (Type | {
        provide: Type;
        useValue: unknown;
    })[];
}): Promise<INestApplicationContext>;
//# sourceMappingURL=test-app.d.ts.map