/** When the activities of tests begin; they last two hours. */
const start = Date.parse('2026-11-23T01:00:00Z');

/** So many minutes after the activities' start. */
export function atMinute(minutes: number): Date {
  return new Date(start + minutes * 60_000);
}
