import { requireNode } from './lib/node-version.mjs';

requireNode();
const { installDependencies } = await import('./lib/install.mjs');
const { build, notForRunning } = await import('./lib/build.mjs');
const { main, startedAt } = await import('./lib/steps.mjs');

await main(async () => {
  await installDependencies();
  await build({ leaveOut: notForRunning });
  const { start } = await import('../infra/local/dist/start.js');
  await start(process.argv.slice(2), startedAt);
});
