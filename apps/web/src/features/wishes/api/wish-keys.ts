/** Query keys of this feature; a step with one wish makes every list stale. */
export const wishKeys = {
  all: ['wishes'] as const,
  list: (filter: object) => ['wishes', 'list', filter] as const,
  one: (id: string) => ['wishes', 'one', id] as const,
};
