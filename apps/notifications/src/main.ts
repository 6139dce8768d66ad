import 'reflect-metadata';
import { runService } from '@liandong/service-kit/run-service';
import { AppModule } from './app.module.js';
import { Settings } from './env.js';

await runService('notifications', Settings, (settings) => AppModule.forRoot(settings));
