import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Puts what the app of this folder runs into a few files, from what the compiler has made: Node takes a third of the
 * time to load them (ADR 18).
 */
const scripts = ['main', 'migrate', 'demo', 'appoint-administrator'];
const outside = [
  // They read files that lie beside them.
  /^@liandong\/(demo|documents)\//,
  /^@node-rs\//,
  // The end-to-end tests reach into these, so as to end an app between any two steps (e2e/src/support/fault-points.cjs).
  /^(pg|@nats-io\/[\w-]+)(\/|$)/,
  // Asked for only by what we do not use; not installed.
  /^@nestjs\/(microservices|websockets|platform-express)(\/|$)/,
  /^@fastify\/(multipart|view)$/,
  /^class-(transformer|validator)(\/|$)/,
];

const dist = join(process.cwd(), 'dist');
const folder = join(dist, 'bundle');
rmSync(folder, { recursive: true, force: true });
const bundle = await rolldown({
  input: scripts.map((script) => join(dist, `${script}.js`)).filter((file) => existsSync(file)),
  platform: 'node',
  external: outside,
  plugins: [{ name: 'source maps of our own code', load: withMap }],
  onLog(level, log) {
    if (level === 'warn') throw new Error(log.message);
  },
});
await bundle.write({ dir: folder, format: 'esm', sourcemap: true, keepNames: true });

/** So that stack traces name our TypeScript; in libraries they name the bundle. */
function withMap(file) {
  if (!file.endsWith('.js')) return undefined;
  const code = readFileSync(file, 'utf8');
  const isOurs = !file.includes('/node_modules/') && existsSync(`${file}.map`);
  return { code, map: isOurs ? readFileSync(`${file}.map`, 'utf8') : { mappings: '' } };
}
