import { requireNode } from './lib/node-version.mjs';

requireNode();
const { installDependencies } = await import('./lib/install.mjs');
const { build } = await import('./lib/build.mjs');
const { runGate, staticGates } = await import('./lib/gates.mjs');
const { runJest } = await import('./lib/jest.mjs');
const { main, say } = await import('./lib/steps.mjs');
const { countGate, inWords, sum } = await import('./lib/summary.mjs');

await main(async () => {
  await installDependencies();
  const results = [];
  const isBuilt = await buildOrTell();
  results.push(countGate(isBuilt));
  // Each keeps one core busy.
  results.push(...(await Promise.all([countGates(), runJest('unit')])));
  results.push(...(await testOnServers(isBuilt)));

  const total = sum(results);
  if (total.failed > 0) process.exitCode = 1;
  process.stdout.write(`${inWords(total)}\n`);
});

async function countGates() {
  const counts = [];
  for (const [name, command] of staticGates) counts.push(countGate(await runGate(name, command)));
  return sum(counts);
}

async function buildOrTell() {
  try {
    await build();
    say('✓ build');
    return true;
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    say('✗ build');
    return false;
  }
}

/** What needs Postgres, NATS and Redis, and for the last part a browser. What cannot be tried counts as failed. */
async function testOnServers(isBuilt) {
  const names = ['migrations in step', 'integration', 'end to end'];
  try {
    const { withTestServers } = await import('./lib/test-servers.mjs');
    const { checkMigrations } = await import('./lib/migrations.mjs');
    const { provideBrowser } = await import('./lib/browser.mjs');
    const results = await withTestServers(async (servers) => [
      countGate(await checkMigrations(servers)),
      await runJest('integration', { LIANDONG_TEST_SERVERS: JSON.stringify(servers) }),
    ]);
    await provideBrowser();
    results.push(await runJest('e2e'));
    return results;
  } catch (error) {
    process.stdout.write(`${error.stack}\n`);
    say(`✗ ${names.join(', ')}: could not be tried${isBuilt ? '' : ', since the build failed'}`);
    return names.map(() => countGate(false));
  }
}
