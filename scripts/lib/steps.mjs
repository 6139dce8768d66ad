/** When this command began; every line counts from here. */
export const startedAt = Date.now();

/** One line of progress with the seconds since the start. */
export function say(line) {
  process.stdout.write(`${seconds(startedAt).padStart(8)}  ${line}\n`);
}

const running = new Map();
let ticker;

/** Does the work, and shows on a terminal that it is still going on, beside what else is. */
export async function withTicker(label, work) {
  if (!process.stdout.isTTY) return work();
  running.set(label, Date.now());
  ticker ??= setInterval(() => {
    const parts = [...running].map(([name, began]) => `${name} … ${seconds(began)}`);
    process.stdout.write(`\r\u001b[K${' '.repeat(10)}${parts.join(', ')}`);
  }, 1_000);
  try {
    return await work();
  } finally {
    running.delete(label);
    if (running.size === 0) {
      clearInterval(ticker);
      ticker = undefined;
    }
    process.stdout.write('\r\u001b[K');
  }
}

export function seconds(since) {
  return `${((Date.now() - since) / 1_000).toFixed(1)} s`;
}

/** A step that failed; its message is all that the person needs. */
export class StepFailed extends Error {}

/** Runs a whole command: what goes wrong is told in words (with DEBUG set, also where), and makes its exit code 1. */
export async function main(command) {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`\n${process.env.DEBUG ? error.stack : error.message}\n`);
    process.exitCode = 1;
  }
}
