import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './run.mjs';
import { say, seconds, withTicker } from './steps.mjs';

/** Makes what the web app's types are checked against; a build has made it already. */
export const messagesGate = [
  'messages of the web app',
  [process.execPath, 'apps/web/scripts/compile-messages.mjs'],
];

/** The checks that need neither servers nor a browser: a name and a command each. */
export const staticGates = [
  ['format', tool('oxfmt/bin/oxfmt', '--check')],
  ['lint', tool('oxlint/bin/oxlint', '--deny-warnings')],
  ['types', tool('native-typescript/bin/tsc', '-b')],
  ['types of the web app', tool('native-typescript/bin/tsc', '--noEmit', '-p', 'apps/web')],
  [
    'dependency rules',
    tool('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...sources()),
  ],
];

/**
 * Runs a gate and shows how it went; what it said is printed when it fails.
 * @returns {Promise<boolean>}
 */
export async function runGate(name, command, environment) {
  const began = Date.now();
  const { ok, output } = await withTicker(name, () => run(command, environment));
  if (!ok) process.stdout.write(`${output.trim()}\n`);
  say(`${ok ? '✓' : '✗'} ${name} (${seconds(began)})`);
  return ok;
}

/** The sources of every workspace; what is built from them is not looked into. */
function sources() {
  const nested = ['packages', 'apps', 'infra'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/src`),
  );
  return [...nested, 'bench/src', 'e2e/src'].filter((folder) => existsSync(join(root, folder)));
}
