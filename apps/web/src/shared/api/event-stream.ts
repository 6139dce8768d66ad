import { createParser } from 'eventsource-parser';
import { ApiError, isPassing } from './api-error.js';
import { failuresAfter, reconnectDelay, SILENCE_MS } from './reconnect-policy.js';
import { sendAuthorized } from './request.js';

export type StreamState = 'connecting' | 'live' | 'waiting' | 'refused';

export interface StreamOptions {
  path: string;
  onEvent: (event: string, data: string) => void;
  onState: (state: StreamState, error: ApiError | null) => void;
}

/**
 * A stream of server-sent events over fetch, since EventSource cannot send the access token. Connects
 * again by itself until the gateway refuses or the function that it returns is called.
 */
export function openEventStream(options: StreamOptions): () => void {
  const closing = new AbortController();
  void keepOpen(options, closing.signal);
  return () => closing.abort();
}

async function keepOpen(options: StreamOptions, closed: AbortSignal): Promise<void> {
  let failures = 0;
  while (!closed.aborted) {
    let openedAt: number | null = null;
    options.onState('connecting', null);
    try {
      await readOnce(options, closed, () => {
        openedAt = Date.now();
        options.onState('live', null);
      });
    } catch (error) {
      if (closed.aborted) return;
      if (error instanceof ApiError && !isPassing(error)) return options.onState('refused', error);
    }
    if (closed.aborted) return;
    failures = failuresAfter(failures, openedAt === null ? null : Date.now() - openedAt);
    options.onState('waiting', null);
    await waitOrOnline(reconnectDelay(failures, Math.random()), closed);
  }
}

async function readOnce(options: StreamOptions, closed: AbortSignal, onOpen: () => void): Promise<void> {
  const connection = new AbortController();
  const abort = () => connection.abort();
  closed.addEventListener('abort', abort);
  let silence = setTimeout(abort, SILENCE_MS);
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(abort, SILENCE_MS);
  };
  try {
    const response = await sendAuthorized({
      method: 'GET',
      path: options.path,
      headers: { Accept: 'text/event-stream' },
      signal: connection.signal,
    });
    onOpen();
    await readEvents(response, heard, options.onEvent);
  } finally {
    clearTimeout(silence);
    closed.removeEventListener('abort', abort);
    connection.abort();
  }
}

async function readEvents(
  response: Response,
  heard: () => void,
  onEvent: StreamOptions['onEvent'],
): Promise<void> {
  const reader = response.body?.getReader();
  if (reader === undefined) return;
  const parser = createParser({ onEvent: ({ event, data }) => onEvent(event ?? 'message', data) });
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    heard();
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

function waitOrOnline(milliseconds: number, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener('online', finish);
      closed.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    window.addEventListener('online', finish);
    closed.addEventListener('abort', finish);
  });
}
