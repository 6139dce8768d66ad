import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fastify from 'fastify';
import { serveVerifier } from './verifier.js';

const folder = mkdtempSync(join(tmpdir(), 'liandong-verifier-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the verifier at the door', () => {
  it('is handed out as it was built, with its fingerprint', async () => {
    const [file, bytes] = [join(folder, 'one.tgz'), Buffer.from([0x1f, 0x8b, 0, 0xff])];
    writeFileSync(file, bytes);
    const server = fastify();
    await serveVerifier(server, file);
    const tarball = await server.inject('/verify/liandong-verify.tgz');
    expect(tarball.rawPayload.equals(bytes)).toBe(true);
    expect(tarball.headers).toMatchObject({ 'content-type': 'application/gzip', 'content-length': '4' });
    const sum = await server.inject('/verify/liandong-verify.tgz.sha256');
    expect(sum.body).toBe(`${createHash('sha256').update(bytes).digest('hex')}  liandong-verify.tgz\n`);
  });

  it('is missed at the start, not by the person who needs it', async () => {
    await expect(serveVerifier(fastify(), join(folder, 'gone.tgz'))).rejects.toThrow('gone.tgz');
  });
});
