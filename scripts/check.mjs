import { requireNode } from './lib/node-version.mjs';

requireNode();
const { installDependencies } = await import('./lib/install.mjs');
const { messagesGate, runGate, staticGates } = await import('./lib/gates.mjs');
const { main, StepFailed } = await import('./lib/steps.mjs');

await main(async () => {
  await installDependencies();
  const failed = [];
  for (const [name, command] of [messagesGate, ...staticGates]) {
    if (!(await runGate(name, command))) failed.push(name);
  }
  if (failed.length > 0) throw new StepFailed(`Failed: ${failed.join(', ')}`);
});
