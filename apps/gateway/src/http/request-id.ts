import { uuidv7 } from 'uuidv7';

/** The caller's `X-Request-Id` where it is fit for a log line, else a new one. */
export function requestIdFrom(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{8,64}$/.test(header) ? header : uuidv7();
}
