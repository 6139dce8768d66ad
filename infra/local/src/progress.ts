/** Prints each step with the seconds since the first, counted on from what scripts/start.mjs has used already. */
export function progress(startedAt = Date.now()): (line: string) => void {
  return (line) => {
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1).padStart(6);
    process.stdout.write(`${seconds} s  ${line}\n`);
  };
}
