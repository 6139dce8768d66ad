import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runningSystem } from './support/running-system.js';
import { signedInAs } from './support/signed-in-as.js';

/**
 * What somebody who doubts the ledger does on a computer of their own: an export, the public key and the program, all
 * over HTTP, and no registry. Real: everything, npm too.
 */
jest.setTimeout(60_000);
const { url } = runningSystem();
const tarball = `${url}/verify/liandong-verify.tgz`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liandong-doubter-'));
  const auditor = await signedInAs('auditor');
  const authorization = `Bearer ${auditor.session?.accessToken ?? ''}`;
  const response = await fetch(`${url}/api/v1/ledger/export.csv`, { headers: { authorization } });
  expect(response.status).toBe(200);
  await writeFile(join(folder, 'ledger.csv'), Buffer.from(await response.arrayBuffer()));
  await writeFile(join(folder, 'keys.json'), await (await fetch(`${url}/api/v1/ledger/public-keys`)).text());
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** With npm's own folders empty and every registry out of reach. */
async function npx(file: string, language = 'en'): Promise<{ code: number; output: string }> {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_fetch_retries: '0',
    npm_config_update_notifier: 'false',
  };
  const args = ['--yes', tarball, file, '--key', 'keys.json', '--lang', language];
  try {
    const { stdout } = await promisify(execFile)('npx', args, { cwd: folder, env });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

describe('the verifier that the product hands out', () => {
  it('is the one whose fingerprint stands beside it', async () => {
    const bytes = Buffer.from(await (await fetch(tarball)).arrayBuffer());
    const sum = await (await fetch(`${tarball}.sha256`)).text();
    expect(sum).toBe(`${createHash('sha256').update(bytes).digest('hex')}  liandong-verify.tgz\n`);
  });

  it('verifies a downloaded export by one command, without any registry', async () => {
    const { code, output } = await npx('ledger.csv');
    expect(output).toContain('✓ Valid');
    expect(code).toBe(0);
  });

  it('names a row that was changed in it', async () => {
    const text = await readFile(join(folder, 'ledger.csv'), 'utf8');
    const changed = text.replace(/,(\d{2,3}),/, (_, minutes: string) => `,${Number(minutes) + 1},`);
    await writeFile(join(folder, 'changed.csv'), changed);
    const { code } = await npx('changed.csv');
    expect(code).toBe(1);
  });

  it('says in both languages why a file cannot be checked, and takes no third', async () => {
    await writeFile(join(folder, 'empty.csv'), '');
    const unreadable = await npx('empty.csv');
    expect(unreadable).toMatchObject({
      code: 2,
      output: expect.stringMatching(/文件是空的[^]*the file is empty/),
    });
    expect(await npx('ledger.csv', 'fr')).toMatchObject({
      code: 2,
      output: expect.stringContaining('--lang'),
    });
  });
});
