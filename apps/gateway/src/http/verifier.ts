import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';

const PATH = '/verify/liandong-verify.tgz';

/**
 * Hands out the program that checks what the ledger gives out, so that `npx <address>/verify/liandong-verify.tgz`
 * runs it without any registry; and its SHA-256, to compare it with that of another copy.
 * @throws when there is no such file: it belongs to the build
 */
export async function serveVerifier(server: FastifyInstance, file: string): Promise<void> {
  const tarball = await readFile(file);
  const sha256 = createHash('sha256').update(tarball).digest('hex');
  server.get(PATH, (_, reply) =>
    reply
      .type('application/gzip')
      .header('content-disposition', 'attachment; filename="liandong-verify.tgz"')
      .header('cache-control', 'no-cache')
      .send(tarball),
  );
  server.get(`${PATH}.sha256`, (_, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`${sha256}  liandong-verify.tgz\n`),
  );
}
