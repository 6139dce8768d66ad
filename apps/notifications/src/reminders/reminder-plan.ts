/** One reminder of a plan. */
export interface PlannedReminder {
  leadMinutes: number;
  dueAt: Date;
}

/**
 * When to remind of an activity. Leads that are past already are left out; if all of them are, because the
 * person signed up late, one reminder is due at once. Nothing once the activity has started.
 * @param leadMinutes minutes before the start
 */
export function planReminders(startsAt: Date, leadMinutes: readonly number[], now: Date): PlannedReminder[] {
  if (startsAt <= now) return [];
  const all = leadMinutes.map((lead) => ({
    leadMinutes: lead,
    dueAt: new Date(startsAt.getTime() - lead * 60_000),
  }));
  const ahead = all.filter(({ dueAt }) => dueAt > now);
  if (ahead.length > 0) return ahead;
  return [{ leadMinutes: Math.min(...leadMinutes), dueAt: now }];
}
