import { createPublicKey } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { keyIdOf } from './signing-keys.js';
import { sampleKey } from './testing/sample-ledger.js';
import { TemporaryFiles } from './testing/temporary-files.js';
import { zipOf } from './testing/zip-of.js';
import { verifyFile } from './verify-file.js';

const files = new TemporaryFiles();
afterAll(() => files.remove());

const publicKey = createPublicKey(sampleKey);
const check = { keys: new Map([[keyIdOf(publicKey), publicKey]]), pinned: [] };
const utf16 = Buffer.from('\uFEFF月份,队伍\n', 'utf16le');
/** 月份 in GBK, as a spreadsheet on a Chinese Windows saves “CSV”. */
const gbk = Buffer.from([0xd4, 0xc2, 0xb7, 0xdd, 0x2c, 0x0a]);

describe('a file that is none of the ledger’s', () => {
  it.each<[string, string | Buffer, string]>([
    ['empty', '', 'the file is empty'],
    ['only spaces', '\uFEFF \r\n', 'the file is empty'],
    ['in UTF-16', utf16, 'not in UTF-8'],
    ['in GBK', gbk, 'not in UTF-8'],
    ['another table', '姓名,电话\n卓玛,1\n', 'an export begins with'],
    ['an image', Buffer.from('89504e470d0a1a0a', 'hex'), 'not in UTF-8'],
    ['a web page', '<!doctype html><p>404</p>', 'an export begins with'],
    ['a document that is cut off', '{"kind":"liandong', 'not valid JSON'],
    ['another document', '{"a":1}', 'no format that the ledger gives out'],
    ['an empty document', '{}', 'no format that the ledger gives out'],
    ['a certificate for reading', '%PDF-1.7\n%\u00e2\u00e3', 'a PDF is for reading'],
    ['an archive of something else', zipOf({ name: 'a.txt', content: 'a' }), 'has no first sheet'],
  ])('%s', async (_, content, reason) => {
    const failure = await verifyFile(files.with(content), check).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UnreadableFile' });
    expect(String(failure)).toContain(reason);
  });

  it.each([
    ['not there', () => `${files.folder}/missing.csv`, 'there is no file'],
    ['a folder', () => files.folder, 'is no file'],
  ])('%s', async (_, path, reason) => {
    const failure = await verifyFile(path(), check).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'UnreadableFile' });
    expect(String(failure)).toContain(reason);
  });
});
