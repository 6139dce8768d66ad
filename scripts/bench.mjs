import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './lib/node-version.mjs';

requireNode();
const { installDependencies } = await import('./lib/install.mjs');
const { build } = await import('./lib/build.mjs');
const { main, StepFailed } = await import('./lib/steps.mjs');
const { root } = await import('./lib/run.mjs');

await main(async () => {
  await installDependencies();
  await build({ leaveOut: ['e2e'] });
  const folder = join(root, 'bench/dist');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.js') && !file.endsWith('.spec.js'))
    .map((file) => file.slice(0, -'.js'.length));
  const [name, ...args] = process.argv.slice(2);
  if (!names.includes(name))
    throw new StepFailed(`npm run bench -- <name>, where <name> is: ${names.join(', ')}`);
  const child = spawn(process.execPath, [join(folder, `${name}.js`), ...args], { stdio: 'inherit' });
  // Ctrl-C reaches the benchmark too; it ends in its own time, and this process with it.
  process.on('SIGINT', () => undefined);
  process.exitCode = await new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
});
