import { setTimeout as sleep } from 'node:timers/promises';

/** An open attendance list: when each member was first seen in it as present. */
export interface Viewer {
  readonly seenAt: ReadonlyMap<string, number>;
  /** Waits until all of these are seen; false when they are not in time. */
  hasSeen(ids: readonly string[], withinMs: number): Promise<boolean>;
  close(): void;
}

/** A row of somebody who has come; one who is awaited has `null` there. */
const present = /"volunteerId":"([^"]+)"[^{}]*?"checkedInAt":"/g;

export async function openViewer(port: number, activityId: string, token: string): Promise<Viewer> {
  const leaving = new AbortController();
  const open = () =>
    fetch(`http://127.0.0.1:${port}/api/v1/activities/${activityId}/attendance`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
      signal: leaving.signal,
    });
  let response = await open();
  // As a page does: apps that have only just started may be slow with two hundred at once.
  for (let attempt = 0; response.status === 503 && attempt < 3; attempt++) {
    await sleep(1_000);
    response = await open();
  }
  if (!response.ok || !response.body) throw new Error(`the list was refused: ${response.status}`);
  const seenAt = new Map<string, number>();
  void read(response.body, seenAt).catch(() => undefined);
  return {
    seenAt,
    hasSeen: async (ids, withinMs) => {
      for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(20)) {
        if (ids.every((id) => seenAt.has(id))) return true;
      }
      return false;
    },
    close: () => leaving.abort(),
  };
}

async function read(body: ReadableStream<Uint8Array>, seenAt: Map<string, number>): Promise<void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    rest += decoder.decode(chunk, { stream: true });
    const end = rest.lastIndexOf('\n\n');
    if (end < 0) continue;
    const now = performance.now();
    for (const [, id] of rest.slice(0, end).matchAll(present)) {
      if (id !== undefined && !seenAt.has(id)) seenAt.set(id, now);
    }
    rest = rest.slice(end + 2);
  }
}
