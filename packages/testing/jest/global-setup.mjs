import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * One Postgres, NATS and Redis for the whole integration project. Jest does not apply its TypeScript transform
 * to ES modules here, so this loads the compiled servers and compiles them first where that was not done.
 */
export default async function globalSetup() {
  if (process.env.LIANDONG_TEST_SERVERS !== undefined) return;
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const compiler = join(root, 'node_modules/native-typescript/bin/tsc');
  const build = spawnSync(process.execPath, [compiler, '-b', 'infra/local'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) process.stderr.write(`infra/local does not compile:\n${build.stdout}`);
  const { startTestServers } = await import('@liandong/local/test-servers');
  const running = await startTestServers((line) => process.stderr.write(`${line}\n`));
  process.env.LIANDONG_TEST_SERVERS = JSON.stringify(running.servers);
  globalThis.liandongTestServers = running;
}
