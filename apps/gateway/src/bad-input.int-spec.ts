import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createActivity } from '@liandong/contracts/activities/activity';
import { createSigner } from 'fast-jwt';
import { signedInAs, testGateway, type TestGateway } from './testing/test-gateway.js';

describe('what should not be sent', () => {
  let gateway: TestGateway;
  let created = 0;
  let session: { authorization: string };
  let origin: string;

  beforeAll(async () => {
    gateway = await testGateway();
    origin = await gateway.listen();
    session = signedInAs(gateway);
    await gateway.peers.answer(createActivity, () => {
      created += 1;
      throw new Error('must not be reached');
    });
  });
  afterAll(() => gateway.close());

  const valid = {
    teamId: randomUUID(),
    title: '清扫河道',
    activityClass: 'environment',
    place: '河边',
    startsAt: '2026-11-23T09:00:00+08:00',
    endsAt: '2026-11-23T11:00:00+08:00',
  };

  function post(payload: string, headers: Record<string, string> = {}) {
    return gateway.app.inject({
      method: 'POST',
      url: '/api/v1/activities',
      headers: { 'content-type': 'application/json', ...session, ...headers },
      payload,
    });
  }

  const rejected: [string, () => ReturnType<typeof post>, number, string][] = [
    ['malformed JSON', () => post('{"title": '), 400, 'MALFORMED_JSON'],
    ['an empty body', () => post(''), 400, 'MALFORMED_JSON'],
    ['a prototype in JSON', () => post('{"__proto__": {"a": 1}}'), 400, 'MALFORMED_JSON'],
    ['no object', () => post('[1]'), 400, 'VALIDATION_FAILED'],
    ['an unknown field', () => post(JSON.stringify({ ...valid, colour: 'red' })), 400, 'VALIDATION_FAILED'],
    ['a missing field', () => post(JSON.stringify({ ...valid, title: undefined })), 400, 'VALIDATION_FAILED'],
    ['NUL in a text', () => post(JSON.stringify({ ...valid, title: 'a\0' })), 400, 'VALIDATION_FAILED'],
    ['NUL in a query', () => get('/api/v1/activities?query=%00'), 400, 'VALIDATION_FAILED'],
    [
      'a year 1',
      () => post(JSON.stringify({ ...valid, startsAt: '0001-01-01T00:00:00Z' })),
      400,
      'VALIDATION_FAILED',
    ],
    ['10 MB', () => post(JSON.stringify({ ...valid, title: 'x'.repeat(10_000_000) })), 413, 'BODY_TOO_LARGE'],
    [
      'a form',
      () => post('title=a', { 'content-type': 'application/x-www-form-urlencoded' }),
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['plain text', () => post('title', { 'content-type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['no token', () => post(JSON.stringify(valid), { authorization: '' }), 401, 'UNAUTHENTICATED'],
    [
      'another scheme',
      () => post(JSON.stringify(valid), { authorization: 'Basic YTpi' }),
      401,
      'UNAUTHENTICATED',
    ],
    [
      'garbage as token',
      () => post(JSON.stringify(valid), { authorization: 'Bearer a.b.c' }),
      401,
      'TOKEN_INVALID',
    ],
    ['a forged token', () => post(JSON.stringify(valid), forged()), 401, 'TOKEN_INVALID'],
    [
      'an empty Idempotency-Key',
      () => post(JSON.stringify(valid), { 'idempotency-key': '' }),
      400,
      'VALIDATION_FAILED',
    ],
    ['an unknown route', () => get('/api/v1/nothing'), 404, 'ROUTE_NOT_FOUND'],
    ['an address that cannot be decoded', () => get('/%c0'), 404, 'ROUTE_NOT_FOUND'],
    [
      'another method',
      () => gateway.app.inject({ method: 'PUT', url: '/api/v1/activities', headers: session }),
      404,
      'ROUTE_NOT_FOUND',
    ],
    ['an id that is none', () => get('/api/v1/activities/7'), 400, 'VALIDATION_FAILED'],
    ['an unknown query', () => get('/api/v1/activities?colour=red'), 400, 'VALIDATION_FAILED'],
    ['too large a page', () => get('/api/v1/activities?limit=201'), 400, 'VALIDATION_FAILED'],
    ['a mailbox that is off', () => get('/api/v1/dev/mailbox'), 404, 'ROUTE_NOT_FOUND'],
  ];

  function get(url: string) {
    return gateway.app.inject({ url, headers: session });
  }

  function forged() {
    const sign = createSigner({
      key: 'x'.repeat(32),
      algorithm: 'HS256',
      iss: 'liandong/1',
      expiresIn: 1_000,
    });
    return { authorization: `Bearer ${sign({ actor: {}, sid: '', lang: 'en' })}` };
  }

  it.each(rejected)('%s is refused with its status and code', async (_, send, status, code) => {
    const response = await send();
    expect(response.json()).toMatchObject({ status, code });
    expect(response.statusCode).toBe(status);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.headers['x-request-id']).toBe(response.json().requestId);
    expect(response.json().detail).not.toMatch(/[{}]/);
    expect(created).toBe(0);
  });

  it('names every wrong field', async () => {
    const response = await post(
      JSON.stringify({ ...valid, title: '', colour: 'red', checkInPolicy: { walkIns: 1 } }),
    );
    const paths = response.json().errors.map((row: { path: string }) => row.path);
    expect(paths.toSorted()).toEqual(['checkInPolicy.walkIns', 'colour', 'title']);
  });

  it('names a wrong parameter of the path', async () => {
    expect((await get('/api/v1/activities/7')).json().errors).toMatchObject([{ path: 'id' }]);
  });

  it('speaks the language of the request, and takes over its id', async () => {
    const response = await gateway.app.inject({
      url: '/api/v1/me',
      headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.8', 'x-request-id': 'from-a-proxy-1' },
    });
    expect(response.json()).toMatchObject({ detail: 'Sign in to go on.', requestId: 'from-a-proxy-1' });
    expect(response.headers['x-request-id']).toBe('from-a-proxy-1');
  });

  it.each([
    [
      'headers without end',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['no HTTP at all', 'scan 123\r\n\r\n', 400, 'REQUEST_UNREADABLE'],
  ])('%s are answered by a problem too', async (_, sent, status, code) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.end(sent);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({ status, code });
  });

  it('a client that really sends 10 MB reads the refusal', async () => {
    const response = await fetch(`${origin}/api/v1/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...session },
      body: JSON.stringify({ ...valid, title: 'x'.repeat(10_000_000) }),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ code: 'BODY_TOO_LARGE', params: { limit: '256 KiB' } });
  });
});
