import { answerFrom } from './answer-from.js';

declare const self: ServiceWorkerGlobalScope;

/** Paths of this build with a revision of their content; written in by the build. */
declare const PRECACHE: readonly { path: string; revision: string }[];
/** Changes with any file of the build. */
declare const VERSION: string;

const SHELLS = 'liandong-shell-';
const SHELL = `${SHELLS}${VERSION}`;
const KEPT = 'liandong-assets';
const paths = new Set(PRECACHE.map(({ path }) => path));

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells());
  // What the first page loads later, such as the code scanner, is kept too.
  event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const source = answerFrom(request, self.location.origin, paths);
  if (source === 'shell') event.respondWith(kept('/index.html', request));
  if (source === 'precache') event.respondWith(kept(new URL(request.url).pathname, request));
  if (source === 'keptOnce') event.respondWith(keptOnce(request));
});

/**
 * Keeps the whole version, then takes over at once: nobody waits on an old version until every tab is closed.
 * A page that is open goes on with its own files, which stay until the version after.
 */
async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  await Promise.all(
    PRECACHE.map(async ({ path, revision }) => {
      // What is named by its content may come out of the browser's cache; anything else must be fresh.
      const named = path.startsWith('/assets/');
      const response = await fetch(named ? path : `${path}?v=${revision}`, {
        cache: named ? 'default' : 'reload',
        credentials: 'same-origin',
      });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      await cache.put(path, response);
    }),
  );
  await self.skipWaiting();
}

/** Keeps this version and the one before it: pages of the latter may be open, and load parts of it later. */
async function dropOldShells(): Promise<void> {
  const shells = (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== SHELL);
  // Caches are listed in the order in which they were made.
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

async function kept(path: string, request: Request): Promise<Response> {
  const response = await (await caches.open(SHELL)).match(path);
  return response ?? fetch(request);
}

/** A file named by its content never changes: of an old version, a font, the code scanner. */
async function keptOnce(request: Request): Promise<Response> {
  const stored = await caches.match(request);
  if (stored) return stored;
  const response = await fetch(request);
  if (response.ok) await (await caches.open(KEPT)).put(request, response.clone());
  return response;
}
