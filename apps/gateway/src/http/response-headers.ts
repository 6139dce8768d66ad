/** What every answer carries. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
};

/** What a browser may do with a page of ours: everything from ourselves, nothing from others. */
const contentSecurityPolicy = [
  "default-src 'self'",
  // The code scanner runs as WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  // The API's page and charts set styles in attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const ofPages = {
  ...always,
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
};

/** Answers of the API belong to one person and one moment. */
const ofApi = { ...always, 'cache-control': 'no-store' };

const oneYear = { 'strict-transport-security': 'max-age=31536000' };

/** The security headers of an answer, by the path that was asked for. */
export function responseHeaders(publicUrl: string | undefined): (url: string) => Record<string, string> {
  const transport = publicUrl?.startsWith('https:') ? oneYear : {};
  const api = { ...ofApi, ...transport };
  const pages = { ...ofPages, ...transport };
  return (url) => (url.startsWith('/api/v') ? api : pages);
}
