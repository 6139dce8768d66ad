/** Query keys of this feature; a confirmation makes the lists of what is due stale. */
export const confirmationKeys = {
  all: ['confirmations'] as const,
  one: (activityId: string) => ['confirmations', 'one', activityId] as const,
  due: ['confirmations', 'due'] as const,
  mine: ['confirmations', 'mine'] as const,
};
