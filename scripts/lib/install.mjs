import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.mjs';
import { say, StepFailed, withTicker } from './steps.mjs';

const stamp = join(root, 'node_modules/.liandong-lock-hash');

/**
 * Installs the dependencies when the lock file is not the one of the last installation. `npm install` and not
 * `npm ci`: the lock knows the native packages of the platforms it was made on only.
 */
export async function installDependencies() {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing dependencies (a minute or two the first time)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { ok, output } = await withTicker('installing dependencies', () =>
    run([npm, 'install', '--no-save', '--no-fund', '--no-audit']),
  );
  if (!ok) throw new StepFailed(`npm install failed:\n${output.trim()}`);
  writeFileSync(stamp, wanted);
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
}
