/** The code in `/c/<code>`; what is not encoded properly goes to the gateway as it is, to be refused in words. */
export function codeOfPath(pathname: string): string {
  const encoded = pathname.slice('/c/'.length);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}
