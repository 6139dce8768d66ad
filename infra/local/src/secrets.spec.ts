import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openSecrets } from './secrets.js';

describe('secrets', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'liandong-secrets-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('stay the same from one start to the next', () => {
    const first = openSecrets(file);
    const made = [first.password('redis'), first.key('blind-index')];
    const second = openSecrets(file);
    expect([second.password('redis'), second.key('blind-index')]).toEqual(made);
  });

  it('differ from each other, and keys hold 32 bytes', () => {
    const secrets = openSecrets(file);
    expect(secrets.key('a')).not.toBe(secrets.key('b'));
    expect(Buffer.from(secrets.key('a'), 'base64')).toHaveLength(32);
  });

  it('are readable by their owner only', () => {
    openSecrets(file).password('redis');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('are never replaced because the file is damaged', () => {
    writeFileSync(file, '{"key:phone');
    expect(() => openSecrets(file)).toThrow('damaged');
  });
});
