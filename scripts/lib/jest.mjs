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
 * Integration tests wait for servers most of the time, so two run beside each other also where jest would take one
 * core to be enough: 85 s instead of 190 s on two cores. What runs end to end keeps both cores busy by itself.
 */
function workersOf(project) {
  return project === 'integration' ? [`--maxWorkers=${Math.max(2, availableParallelism() - 1)}`] : [];
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
