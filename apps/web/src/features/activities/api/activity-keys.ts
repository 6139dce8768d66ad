/** Query keys of this feature; a change of one activity makes every list stale. */
export const activityKeys = {
  all: ['activities'] as const,
  lists: ['activities', 'list'] as const,
  list: (filter: object) => ['activities', 'list', filter] as const,
  one: (id: string) => ['activities', 'one', id] as const,
};
