import { runProcess } from '@liandong/service-kit/run-service';
import { createGateway } from './create-gateway.js';
import { Settings } from './env.js';

await runProcess('gateway', Settings, async (settings, logger) => {
  const app = await createGateway(settings, logger);
  await app.listen(settings.PORT, settings.HOST);
  return app;
});
