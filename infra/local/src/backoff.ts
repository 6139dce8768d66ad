/** How long to wait before a part that has failed this many times in a row is started again: 0.25 s up to 15 s. */
export function restartDelayMs(failures: number): number {
  return Math.min(250 * 2 ** (failures - 1), 15_000);
}
