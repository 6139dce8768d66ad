import { useTeams } from '../teams/list-teams.js';
import { useCommunities, useOrganizations } from './list-organizations.js';

/**
 * The names of the district, its streets and communities, and of whatever else has a team, by their paths; empty until
 * they are loaded.
 */
export function useOrganizationNames(): ReadonlyMap<string, string> {
  const lists = [useOrganizations('district'), useOrganizations('street'), useCommunities()];
  const { data: teams = [] } = useTeams();
  return new Map([
    ...teams.map(({ organizationPath, organizationName }) => [organizationPath, organizationName] as const),
    ...lists.flatMap(({ data = [] }) => data.map(({ path, name }) => [path, name] as const)),
  ]);
}
