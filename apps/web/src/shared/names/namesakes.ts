/** Somebody in a list. */
export interface ListedPerson {
  volunteerId: string;
  displayName: string;
}

/** What a person is told apart by from a namesake: the end of the id, which the own code page shows too. */
export function markOf(volunteerId: string): string {
  return volunteerId.slice(-4).toUpperCase();
}

/** The names to show in a list: of several people with the same name each with its mark. */
export function namesApart(people: readonly ListedPerson[]): (person: ListedPerson) => string {
  const bearers = new Map<string, Set<string>>();
  for (const { volunteerId, displayName } of people) {
    bearers.set(displayName, (bearers.get(displayName) ?? new Set()).add(volunteerId));
  }
  return ({ volunteerId, displayName }) =>
    (bearers.get(displayName)?.size ?? 0) > 1 ? `${displayName} ·${markOf(volunteerId)}` : displayName;
}
