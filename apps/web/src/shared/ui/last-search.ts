/** With which filters each page was last seen: the way back to it leads to them. */
const searches = new Map<string, string>();

/** @param search as in the address: empty, or with its question mark */
export function rememberSearch(pathname: string, search: string): void {
  searches.set(pathname, search);
}

export function lastSearchOf(pathname: string): string {
  return searches.get(pathname) ?? '';
}

/** Whoever signs in next must not find what another looked for. */
export function forgetSearches(): void {
  searches.clear();
}
