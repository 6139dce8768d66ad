import { useCommunities, useOrganizations } from './list-organizations.js';

/** The names of the district, its streets and communities by their paths; empty until they are loaded. */
export function useOrganizationNames(): ReadonlyMap<string, string> {
  const lists = [useOrganizations('district'), useOrganizations('street'), useCommunities()];
  return new Map(lists.flatMap(({ data = [] }) => data.map(({ path, name }) => [path, name] as const)));
}
