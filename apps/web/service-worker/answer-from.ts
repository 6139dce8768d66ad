/** What the worker needs to know of a request. */
export interface Asked {
  method: string;
  /** `navigate` for a page. */
  mode: string;
  url: string;
}

/** Where the answer to a request comes from. */
export type Source =
  /** index.html of this version, whatever the address: the app is one page. */
  | 'shell'
  /** A file of this version, kept when the worker was installed. */
  | 'precache'
  /** A large file named by its content: kept from its first use on. */
  | 'keptOnce'
  /** Not the worker's business: the browser asks the network, and nothing is kept. */
  | 'network';

/**
 * Where the answer comes from. What the gateway answers under `/api` belongs to one person and one moment, so
 * it is never kept here.
 */
export function answerFrom(
  { method, mode, url }: Asked,
  origin: string,
  precached: ReadonlySet<string>,
): Source {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin) return 'network';
  if (pathname === '/api' || pathname.startsWith('/api/')) return 'network';
  if (precached.has(pathname)) return 'precache';
  if (pathname.startsWith('/assets/')) return 'keptOnce';
  if (mode !== 'navigate') return 'network';
  // A path with an ending is a file of its own, such as a document; but codes have dots too.
  const isFile = /\.[a-z0-9]+$/i.test(pathname) && !pathname.startsWith('/c/');
  return isFile ? 'network' : 'shell';
}
