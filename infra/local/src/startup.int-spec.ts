import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { withClient } from './database-client.js';
import { possiblePostgresHomes } from './postgres-user.js';
import { redisCommand } from './redis.js';
import { startSystem } from './system.js';
import type { LiandongSystem, SystemOptions } from './system-options.js';

/** Real servers in a folder of their own, durable as with `npm start`; no apps. */
describe('the servers of a data folder', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'liandong-local-'));
  const options: SystemOptions = { dataDir, demo: false, apps: [] };
  let system: LiandongSystem;

  beforeAll(async () => {
    system = await startSystem(options);
    await onDatabase('CREATE TABLE kept (id int PRIMARY KEY)');
  }, 60_000);

  afterAll(async () => {
    await system.stop();
    for (const path of [...possiblePostgresHomes(dataDir), dataDir])
      rmSync(path, { recursive: true, force: true });
  });

  function onDatabase(sql: string) {
    return withClient(system.adminDatabaseUrl, (client) => client.query(sql));
  }

  it('refuse a second start on the same folder, and go on', async () => {
    const second = spawnStart(dataDir);
    const [code] = await once(second.process, 'exit');
    expect(code).toBe(1);
    expect(second.output()).toContain(system.url);
    await onDatabase('SELECT 1');
  });

  it('keep what Postgres has committed when it is killed, and bring it back by themselves', async () => {
    await onDatabase('INSERT INTO kept VALUES (1)');
    const before = system.pidOf('postgres');
    system.signal('postgres', 'SIGKILL');
    await gone(before);
    await system.waitReady();
    const { rows } = await onDatabase('SELECT id FROM kept');
    expect(rows).toEqual([{ id: 1 }]);
    expect(system.pidOf('postgres')).not.toBe(before);
  }, 30_000);

  it('leave a part down that was killed on purpose, until it is restarted on the same address', async () => {
    await system.kill('redis');
    await expect(redisCommand(system.redisUrl, 'PING')).rejects.toThrow();
    expect(system.pidOf('redis')).toBeUndefined();
    await system.restart('redis');
    expect(await redisCommand(system.redisUrl, 'PING')).toBe('+PONG');
  }, 30_000);

  it('are ended and started anew after the start itself was killed, with their data', async () => {
    await system.stop();
    const first = spawnStart(dataDir);
    await first.said('ready');
    first.process.kill('SIGKILL');
    await once(first.process, 'exit');

    const told: string[] = [];
    system = await startSystem({ ...options, report: (line) => told.push(line) });
    expect(told).toContainEqual(expect.stringMatching(/^ending postgres \(process \d+\), left over/));
    const { rows } = await onDatabase('SELECT id FROM kept');
    expect(rows).toEqual([{ id: 1 }]);
  }, 60_000);
});

/** Another process that starts the same servers, from what is built. */
function spawnStart(dataDir: string) {
  const script = `
    import { startSystem } from ${JSON.stringify(new URL('../dist/system.js', import.meta.url).href)};
    await startSystem({ dataDir: ${JSON.stringify(dataDir)}, demo: false, apps: [] });
    console.log('ready');
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listen = (chunk: Buffer): void => void (output += chunk.toString());
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  return {
    process: child,
    output: () => output,
    said: async (text: string) => {
      while (!output.includes(text)) {
        if (child.exitCode !== null) throw new Error(output);
        await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
      }
    },
  };
}

/** Resolves when the process is no more. */
async function gone(pid: number | undefined): Promise<void> {
  if (pid === undefined) throw new Error('it did not run');
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((later) => setImmediate(later));
  }
}
