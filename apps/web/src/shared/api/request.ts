import { uuidv7 } from 'uuidv7';
import { session } from '../session/session.js';
import { ApiError, NetworkError } from './api-error.js';
import type { Decode } from './decode.js';
import { IntentKeys } from './idempotency.js';
import { send, textOf, type Call } from './transport.js';

const intents = new IntentKeys(uuidv7);
const underWay = new Map<string, Promise<string>>();

const needsNewToken = new Set(['TOKEN_EXPIRED', 'TOKEN_INVALID', 'UNAUTHENTICATED']);

/** Sends with the session's access token; when that has run out, renews it once and sends again. */
export async function sendAuthorized(call: Call): Promise<Response> {
  try {
    return await send({ ...call, accessToken: session.accessToken() });
  } catch (error) {
    // On another device, or in another tab.
    if (error instanceof ApiError && error.problem.code === 'ACCOUNT_ERASED') await session.leave();
    const expired = error instanceof ApiError && needsNewToken.has(error.problem.code);
    if (!expired || !(await session.renew())) throw error;
    return send({ ...call, accessToken: session.accessToken() });
  }
}

/** A request to the gateway as the person who is signed in. */
export async function request<Output>(call: Call, decode: Decode<Output>): Promise<Output> {
  if (call.method !== 'POST') return decode(await textOf(await sendAuthorized(call)));
  return decode(await postOnce(call));
}

/** Both halves of a double tap wait for the same answer. */
function postOnce(call: Call): Promise<string> {
  const fingerprint = `${call.path} ${JSON.stringify(call.body ?? null)}`;
  // Of a file the fingerprint says nothing.
  if (call.content !== undefined) return post(call, fingerprint);
  const same = underWay.get(fingerprint);
  if (same) return same;
  const sending = post(call, fingerprint).finally(() => underWay.delete(fingerprint));
  underWay.set(fingerprint, sending);
  return sending;
}

async function post(call: Call, fingerprint: string): Promise<string> {
  const headers = { ...call.headers, 'Idempotency-Key': intents.keyFor(fingerprint) };
  try {
    const text = await textOf(await sendAuthorized({ ...call, headers }));
    intents.settle(fingerprint);
    return text;
  } catch (error) {
    if (!(error instanceof NetworkError)) intents.settle(fingerprint);
    throw error;
  }
}

/** `?a=1&b=2` of the values that are set; empty text counts as not set. */
export function queryString(values: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
