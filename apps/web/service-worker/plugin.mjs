import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

/** Fonts and the code scanner are large and not for everybody: the worker keeps them from their first use on. */
const keptOnce = /\.(woff2?|wasm)$/;

const hash = (content) => createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * Builds `/sw.js`, which knows every file of the build by its path and content.
 * @returns {import('vite').Plugin}
 */
export function serviceWorker() {
  let publicDir = '';
  return {
    name: 'liandong-service-worker',
    apply: 'build',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const files = Object.values(bundle).map((file) => [
          file.fileName,
          file.type === 'chunk' ? file.code : file.source,
        ]);
        for (const name of readdirSync(publicDir)) files.push([name, readFileSync(join(publicDir, name))]);
        const precache = files
          .filter(([name]) => !keptOnce.test(name) && !name.endsWith('.map'))
          .map(([name, content]) => ({ path: `/${name}`, revision: hash(content) }))
          .toSorted((one, other) => one.path.localeCompare(other.path));
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: await compiled(precache) });
      },
    },
  };
}

async function compiled(precache) {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      PRECACHE: JSON.stringify(precache),
      VERSION: JSON.stringify(hash(JSON.stringify(precache))),
    },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: `${import.meta.dirname}/service-worker.ts`, formats: ['iife'], name: 'serviceWorker' },
    },
  });
  const [{ output }] = Array.isArray(result) ? result : [result];
  return output[0].code;
}
