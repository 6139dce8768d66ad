import { setTimeout as sleep } from 'node:timers/promises';

export interface Patience {
  /** How long to wait in all; 5 s by default. */
  readonly timeoutMs?: number;
  /** How long between two attempts; 25 ms by default. */
  readonly everyMs?: number;
}

/**
 * Waits until the condition holds and returns what it returned. An attempt fails by throwing (an expect), or by
 * returning false or undefined. When time is up, the error carries the last failure.
 */
export async function eventually<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 5_000, everyMs = 25 }: Patience = {},
): Promise<Exclude<T, false | undefined>> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const outcome = await attempt(condition);
    if (outcome.held) return outcome.value;
    if (Date.now() >= deadline) {
      const reason = outcome.failure instanceof Error ? outcome.failure.message : String(outcome.failure);
      throw new Error(`Not within ${timeoutMs} ms: ${reason}`, { cause: outcome.failure });
    }
    await sleep(everyMs);
  }
}

type Outcome<T> = { held: true; value: Exclude<T, false | undefined> } | { held: false; failure: unknown };

async function attempt<T>(condition: () => T | Promise<T>): Promise<Outcome<T>> {
  try {
    const value = await condition();
    return holds(value) ? { held: true, value } : { held: false, failure: `the condition returned ${value}` };
  } catch (failure) {
    return { held: false, failure };
  }
}

function holds<T>(value: T): value is Exclude<T, false | undefined> {
  return value !== false && value !== undefined;
}
