import { Injectable } from '@nestjs/common';
import type { ServiceHealth } from '@liandong/contracts/system/health';

/** Resolves when what it checks works, rejects when it does not. */
export type HealthCheck = () => Promise<unknown>;

/** A check that takes longer has failed, in milliseconds. */
const CHECK_TIMEOUT_MS = 1_000;

/** The checks that decide whether this process can do its work; modules add theirs at start. */
@Injectable()
export class HealthRegistry {
  private readonly checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.checks.set(name, check);
  }

  async report(): Promise<ServiceHealth> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, check]) => [name, await outcomeOf(check)] as const),
    );
    const healthy = results.every(([, outcome]) => outcome === 'ok');
    return { status: healthy ? 'ok' : 'down', checks: Object.fromEntries(results) };
  }
}

async function outcomeOf(check: HealthCheck): Promise<'ok' | 'down'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('health check timed out')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
    return 'ok';
  } catch {
    return 'down';
  } finally {
    clearTimeout(timer);
  }
}
