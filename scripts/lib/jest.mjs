import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, tool } from './run.mjs';
import { say, seconds, withTicker } from './steps.mjs';
import { countJest, inWords } from './summary.mjs';

/**
 * Runs one of jest's projects; what it said is printed when something failed.
 * @returns {Promise<import('./summary.mjs').Counts>}
 */
export async function runJest(project, environment = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'liandong-jest-'));
  const file = join(folder, 'result.json');
  const began = Date.now();
  try {
    const { ok, output } = await withTicker(project, () =>
      run(tool('jest/bin/jest.js', '--selectProjects', project, '--json', `--outputFile=${file}`), {
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        ...environment,
      }),
    );
    const counts = countJest(readResult(file));
    const isGreen = ok && counts.failed === 0;
    if (!isGreen) process.stdout.write(`${output.trim()}\n`);
    say(`${isGreen ? '✓' : '✗'} ${project}: ${inWords(counts)} (${seconds(began)})`);
    return counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
