import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVIDENCE_MAX_BYTES, readEvidencePart, storeEvidencePart } from '@liandong/contracts/ledger/evidence';
import { signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

describe('a file of evidence', () => {
  let gateway: TestGateway;
  let headers: { authorization: string };
  let parts: Buffer[];
  const fileOf = (id: string, bytes: number) => ({
    id,
    name: '签到表.jpg',
    mediaType: 'image/jpeg' as const,
    bytes,
    uploadedAt: '2026-11-23T01:00:00.000Z',
  });

  beforeAll(async () => {
    gateway = await testGateway();
    headers = signedInAs(gateway);
    await gateway.peers.answer(storeEvidencePart, ({ fileId, part, parts: all, content }) => {
      if (part === 0) parts = [];
      parts.push(Buffer.from(content, 'base64'));
      return part + 1 === all ? fileOf(fileId, Buffer.concat(parts).length) : null;
    });
    await gateway.peers.answer(readEvidencePart, ({ fileId, part }) => {
      const content = parts[part]?.toString('base64') ?? '';
      return { file: fileOf(fileId, Buffer.concat(parts).length), parts: parts.length, content };
    });
  });
  afterAll(() => gateway.close());

  const send = (payload: Buffer, type = 'image/jpeg', more: Record<string, string> = {}) =>
    gateway.app.inject({
      method: 'POST',
      url: '/api/v1/ledger/evidence?name=a.jpg',
      headers: { ...headers, 'content-type': type, ...more },
      payload,
    });

  it('travels in parts, however large it may be, and comes back as it was', async () => {
    const photo = Buffer.alloc(EVIDENCE_MAX_BYTES, 'photo ');
    const sent = await send(photo);
    expect(sent.statusCode).toBe(201);
    expect(parts).toHaveLength(5);
    const read = await gateway.app.inject({
      url: `/api/v1/ledger/evidence/${sent.json().id}`,
      headers,
    });
    expect(read.headers['content-type']).toBe('image/jpeg');
    expect(read.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''%E7/);
    expect(read.rawPayload.equals(photo)).toBe(true);
  });

  it('is stored once under one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'upload-1' };
    const [first, again] = [
      await send(Buffer.from('a'), 'image/png', key),
      await send(Buffer.from('a'), 'image/png', key),
    ];
    expect(again.json().id).toBe(first.json().id);
    const other = await send(Buffer.from('b'), 'image/png', key);
    expect(other.json().code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each([
    ['more than 5 MiB', () => send(Buffer.alloc(EVIDENCE_MAX_BYTES + 1)), 413, 'BODY_TOO_LARGE', '5 MB'],
    ['another type', () => send(Buffer.from('<html>'), 'text/html'), 415, 'EVIDENCE_TYPE_REFUSED', 'PDF'],
    ['nothing', () => send(Buffer.alloc(0)), 415, 'EVIDENCE_TYPE_REFUSED', 'PDF'],
    [
      'no session',
      () => send(Buffer.from('a'), 'image/jpeg', { authorization: '' }),
      401,
      'UNAUTHENTICATED',
      '',
    ],
  ])('is refused when it is %s', async (_, sending, status, code, words) => {
    const response = await sending();
    expect([response.statusCode, response.json().code]).toEqual([status, code]);
    expect(response.json().detail).toContain(words);
  });

  it('goes nowhere else: another route takes JSON only', async () => {
    const response = await gateway.app.inject({
      method: 'POST',
      url: '/api/v1/ledger/corrections',
      headers: { ...headers, 'content-type': 'image/jpeg' },
      payload: Buffer.from('photo'),
    });
    expect(response.json().code).toBe('UNSUPPORTED_MEDIA_TYPE');
  });
});
