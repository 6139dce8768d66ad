import { rm } from 'node:fs/promises';

export default async function globalTeardown() {
  const { system, dataDir } = globalThis.liandongE2e;
  await system.stop();
  await rm(dataDir, { recursive: true, force: true });
}
