import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Grant } from '@liandong/contracts/common/actor';
import { startSystem } from '@liandong/local/system';
import type { LiandongSystem } from '@liandong/local/system-options';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import { createSigner } from 'fast-jwt';
import type { Venue } from './members.js';

/** A whole system on embedded servers with fsync on, whose keys the benchmark knows. */
export interface BenchSystem {
  readonly system: LiandongSystem;
  /** Of the key that signs the ledger's heads: 32 bytes. */
  readonly signingSeed: Buffer;
  /** An access token as the door itself would sign it. */
  tokenOf(personId: string, grants?: readonly Grant[]): string;
  /** The venue's code of this moment; made once per step. */
  codeOf(venue: Venue): () => string;
  /** The apps keep CPU profiles from now on, if a folder for them was given. */
  startProfiles(): void;
  stop(): Promise<void>;
}

const running = new Set<() => Promise<void>>();
// Who breaks a benchmark off is left with no servers, whatever they are busy with.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.allSettled([...running].map((stop) => stop())).then(() => process.exit(1));
  });
}

/**
 * @param profiles a folder for a CPU profile of gateway and check-ins service, to be opened in a browser's developer tools; the
 *   profiler itself costs about a tenth
 */
export async function startBenchSystem(profiles?: string): Promise<BenchSystem> {
  const accessKey = randomBytes(32);
  const venueMaster = randomBytes(32);
  const signingSeed = randomBytes(32);
  const dataDir = await mkdtemp(join(tmpdir(), 'liandong-bench-'));
  const system = await startSystem({
    dataDir,
    demo: false,
    environment: {
      LOG_LEVEL: 'warn',
      ACCESS_TOKEN_SECRET: accessKey.toString('base64'),
      VENUE_KEY_MASTER: venueMaster.toString('base64'),
      LEDGER_SIGNING_KEY: signingSeed.toString('base64'),
      ...(profiles === undefined ? {} : profiling(profiles)),
    },
    report: (line) => console.log(line),
  });
  const stop = async () => {
    running.delete(stop);
    await system.stop();
    await rm(dataDir, { recursive: true });
  };
  running.add(stop);
  const sign = createSigner({ key: accessKey, algorithm: 'HS256', iss: 'liandong/1', expiresIn: 3_600_000 });
  return {
    system,
    signingSeed,
    tokenOf: (id, grants = []) =>
      sign({ actor: { id, kind: 'person', grants }, sid: randomUUID(), lang: 'zh-CN' }),
    codeOf: ({ activityId, venueRef }) => {
      const key = createHmac('sha256', venueMaster).update(`venue|${activityId}|in|1`).digest();
      return rememberedPerStep((step) => venueCode({ venueRef, direction: 'in', step, key }));
    },
    startProfiles: () => {
      if (profiles === undefined) return;
      for (const app of ['gateway', 'checkins']) {
        const pid = system.pidOf(app);
        if (pid !== undefined) process.kill(pid, 'SIGUSR2');
      }
    },
    stop,
  };
}

function profiling(folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  const preload = fileURLToPath(new URL('../../profile.cjs', import.meta.url));
  return { LIANDONG_PROFILES: resolve(folder), NODE_OPTIONS: `--require ${preload}` };
}

function rememberedPerStep(make: (step: number) => string): () => string {
  let made = { step: 0, code: '' };
  return () => {
    const step = stepAt(Date.now());
    if (step !== made.step) made = { step, code: make(step) };
    return made.code;
  };
}
