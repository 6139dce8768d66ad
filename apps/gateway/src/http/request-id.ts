import { randomBytes } from 'node:crypto';

/** Tells this process's requests from those of all others; a number of its own for each costs next to nothing. */
const ofThisProcess = randomBytes(9).toString('base64url').replaceAll('-', '.');
let requests = 0;

/** The caller's `X-Request-Id` where it is fit for a log line, else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{8,64}$/.test(header)
    ? header
    : `${ofThisProcess}:${(requests++).toString(36)}`;
}
