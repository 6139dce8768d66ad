import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const itself = readFileSync(import.meta.filename);
const identifier = /^[\w$]+$/;

/**
 * Jest's transform of libraries: a test file gets each as Node has loaded it, once for all test files of a worker,
 * through the function that native-environment.mjs puts into the test's world. Jest would read, compile and run the
 * 1,600 files of Nest, TypeORM and the rest anew for every test file, which took 1.9 s of a core each time.
 *
 * @type {import('@jest/transform').SyncTransformer}
 */
export default {
  getCacheKey(_source, path, { supportsStaticESM }) {
    return createHash('sha256').update(itself).update(`${path} ${supportsStaticESM}`).digest('hex');
  },

  process(source, path, { supportsStaticESM }) {
    const native = `globalThis[Symbol.for('liandong.native')]`;
    const file = JSON.stringify(path);
    // A global setup is loaded through this too, outside of any test's world: there the file is what it is.
    if (!supportsStaticESM) {
      return {
        code: `if (${native}) module.exports = ${native}(${file}); else (function () {${source}\n}).call(this);`,
      };
    }
    const names = Object.keys(require(path)).filter((name) => identifier.test(name));
    const exported = names.map((name, index) =>
      name === 'default'
        ? 'export default native.default;'
        : `const _${index} = native.${name}; export { _${index} as ${name} };`,
    );
    return { code: [`const native = ${native}(${file});`, ...exported].join('\n') };
  },
};
