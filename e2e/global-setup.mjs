import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '@liandong/local/system';

/** The whole system with the demonstration district, once for all files; from what is built (`npm run build`). */
export default async function globalSetup() {
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-e2e-'));
  const system = await startSystem({
    dataDir,
    demo: true,
    durable: false,
    environment: { LOG_LEVEL: 'warn' },
    report: (line) => process.stderr.write(`${line}\n`),
  });
  process.env.LIANDONG_E2E = JSON.stringify({
    url: system.url,
    adminDatabaseUrl: system.adminDatabaseUrl,
    dataDir,
  });
  globalThis.liandongE2e = { system, dataDir };
}
