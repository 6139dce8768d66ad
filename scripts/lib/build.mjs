import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, run, tool } from './run.mjs';
import { say, StepFailed, withTicker } from './steps.mjs';

/** What only tests and benchmarks need. */
export const notForRunning = ['bench', 'e2e'];

const generated = new Set(['node_modules', 'dist', 'dist-test', 'paraglide', 'cache']);

/**
 * Builds every workspace but the left out. Turbo knows what has changed, but takes seconds to find out; a stamp
 * over the sources' sizes and times lets a warm start skip it. Nothing that a build writes is part of it: JSON, which
 * the build of the messages writes anew as it was, counts by its content; hidden files and texts do not count.
 */
export async function build({ leaveOut = [] } = {}) {
  const workspaces = findWorkspaces().filter((workspace) => !leaveOut.includes(workspace));
  const stamp = join(root, 'node_modules', `.liandong-build-${leaveOut.join('-') || 'all'}`);
  const wanted = fingerprint(workspaces);
  const isBuilt = workspaces.every((workspace) => existsSync(join(root, workspace, 'dist')));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('building');
  const filters = leaveOut.map((workspace) => `--filter=!@liandong/${workspace}`);
  const { ok, output } = await withTicker('building', () =>
    run(tool('turbo/bin/turbo', 'run', 'build', '--output-logs=errors-only', ...filters), {
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
    }),
  );
  if (!ok) throw new StepFailed(`The build failed:\n${output.trim()}`);
  writeFileSync(stamp, wanted);
}

/** Every folder with a package.json, relative to the root. */
function findWorkspaces() {
  const nested = ['packages', 'apps', 'infra'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
  );
  return [...nested, 'bench', 'e2e'].filter((folder) => existsSync(join(root, folder, 'package.json')));
}

function fingerprint(workspaces) {
  const hash = createHash('sha256');
  const files = ['tsconfig.base.json', 'turbo.json', 'package-lock.json', 'scripts/bundle.mjs'].map((file) =>
    join(root, file),
  );
  for (const workspace of workspaces) collect(join(root, workspace), files);
  for (const file of files) {
    const { size, mtimeMs } = statSync(file);
    const state = file.endsWith('.json') ? readFileSync(file) : `${size} ${mtimeMs}`;
    hash.update(`${relative(root, file)} ${state}\n`);
  }
  return hash.digest('hex');
}

function collect(folder, files) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name.endsWith('.md') || generated.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) collect(path, files);
    else if (entry.isFile()) files.push(path);
  }
}
