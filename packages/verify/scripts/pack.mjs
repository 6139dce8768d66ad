// Packs what is built as `npm pack` would, the same bytes for the same content, for the product to hand out:
// dist/download/liandong-verify.tgz. It needs no registry, since the package depends on nothing but Node.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const BLOCK = 512;
/** 26 October 1985, as npm has it: a file's own time would make other bytes each time. */
const MODIFIED = 499_162_500;

const { name, version, description, license, type, bin, engines, exports } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const manifest = { name, version, description, license, type, bin, engines, exports };
const commands = new Set(Object.values(bin).map((path) => path.replace('./', '')));
const files = readdirSync(join(root, 'dist'))
  .filter((file) => /\.(js|d\.ts)$/.test(file) && !file.includes('.spec.'))
  .toSorted()
  .map((file) => `dist/${file}`);

const archive = Buffer.concat([
  ...member('package.json', Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)),
  ...files.flatMap((file) => member(file, readFileSync(join(root, file)))),
  Buffer.alloc(2 * BLOCK),
]);
mkdirSync(join(root, 'dist/download'), { recursive: true });
writeFileSync(join(root, 'dist/download/liandong-verify.tgz'), gzipSync(archive, { level: 9 }));

/** Header, content and padding of one file in the ustar format (POSIX.1-1988). */
function member(path, content) {
  const header = Buffer.alloc(BLOCK);
  const octal = (value, at, length) => header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  header.write(`package/${path}`);
  octal(commands.has(path) ? 0o755 : 0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(content.length, 124, 12);
  octal(MODIFIED, 136, 12);
  header.write(' '.repeat(8), 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return [header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
}
