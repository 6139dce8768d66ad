/** Where to go after the sign-in: a path of this app. An address elsewhere would be a trap. */
export function localPath(next: string | null): string {
  const local = next !== null && /^\/(?![/\\])/.test(next);
  return local ? next : '/';
}
