import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
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
      run(
        tool(
          'jest/bin/jest.js',
          '--selectProjects',
          project,
          '--json',
          `--outputFile=${file}`,
          ...workersOf(project),
        ),
        {
          NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
          ...environment,
        },
      ),
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

/**
 * Tests on servers wait a good part of their time, so more files run beside each other than jest would let them: on
 * two cores three, in 150 s instead of 370 s. What runs in a browser has the whole system beside it: two, in 205 s
 * instead of 310 s.
 */
function workersOf(project) {
  const cores = availableParallelism();
  if (project === 'integration') return [`--maxWorkers=${cores + 1}`];
  return project === 'e2e' ? [`--maxWorkers=${Math.max(2, cores - 1)}`] : [];
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
