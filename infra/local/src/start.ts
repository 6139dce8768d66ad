import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCommandLine, usage } from './command-line.js';
import { progress } from './progress.js';
import { confirmReset, reset } from './reset.js';
import { stopOnSignals } from './stop-on-signals.js';
import { startSystem } from './system.js';
import { welcome } from './welcome.js';

/** `npm start` once dependencies are installed and everything is built: starts Liandong and keeps it running. */
export async function start(args: readonly string[], startedAt: number): Promise<void> {
  const choices = readCommandLine(args);
  if (choices.help) return void process.stdout.write(`${usage}\n`);
  const checkout = fileURLToPath(new URL('../../..', import.meta.url));
  const dataDir = process.env['LIANDONG_DATA'] ?? join(checkout, '.data');
  const report = progress(startedAt);

  if (choices.reset) {
    if (!choices.yes && !(await confirmReset(dataDir)))
      throw new Error('Nothing was deleted; nothing was started.');
    await reset(dataDir, report);
    report(`deleted ${dataDir}`);
  }

  // A terminal that is closed also sends SIGHUP; what is printed until all is stopped has nobody to read it.
  process.stdout.on('error', () => undefined);
  const stopping = stopOnSignals(report);
  const system = await startSystem({
    dataDir,
    demo: choices.demo,
    report,
    signal: stopping.signal,
    ...(choices.port === undefined ? {} : { port: choices.port }),
    own: {
      databaseUrl: process.env['DATABASE_URL'],
      natsUrl: process.env['NATS_URL'],
      redisUrl: process.env['REDIS_URL'],
    },
  }).catch((error: unknown) => {
    if (stopping.signal.aborted) return undefined;
    throw error;
  });
  if (system === undefined) return report('stopped');

  report('Liandong is ready');
  process.stdout.write(`${welcome(system, choices.demo, join(dataDir, 'logs'))}\n`);
  stopping.onForce(() => system.endNow());
  await stopping.asked;
  await system.stop();
  report('stopped');
}
