import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { noteServerDate } from '../time/server-now.js';
import { ApiError, NetworkError } from './api-error.js';
import { readProblem, readRetryAfter } from './problem.js';

const API = '/api/v1';

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  /** A file that is sent as it is, instead of a body. */
  content?: Blob;
  headers?: Record<string, string>;
  accessToken?: string | null;
  signal?: AbortSignal;
}

function headersOf(call: Call): Headers {
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': getLocale(),
    ...call.headers,
  });
  if (call.body !== undefined) headers.set('Content-Type', 'application/json');
  if (call.content !== undefined) headers.set('Content-Type', call.content.type);
  if (call.accessToken) headers.set('Authorization', `Bearer ${call.accessToken}`);
  return headers;
}

async function answerTo(call: Call): Promise<Response> {
  const sentAt = Date.now();
  try {
    const response = await fetch(`${API}${call.path}`, {
      method: call.method,
      headers: headersOf(call),
      body: call.content ?? (call.body === undefined ? null : JSON.stringify(call.body)),
      credentials: 'same-origin',
      signal: call.signal ?? null,
    });
    noteServerDate(response.headers.get('Date'), sentAt, Date.now());
    return response;
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    throw new NetworkError(m.network_unreachable(), { cause });
  }
}

/**
 * One HTTP exchange with the gateway.
 * @throws ApiError when the gateway refuses, NetworkError when no answer comes
 */
export async function send(call: Call): Promise<Response> {
  const response = await answerTo(call);
  if (response.ok) return response;
  const text = await response.text().catch(() => '');
  throw new ApiError(
    readProblem(response.status, text, m.service_unavailable()),
    readRetryAfter(response.headers.get('Retry-After')),
  );
}

/** The whole text of an answer. */
export async function textOf(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new NetworkError(m.network_unreachable(), { cause });
  }
}
