import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

describe('the web app at the door', () => {
  let gateway: TestGateway;
  const folder = mkdtempSync(join(tmpdir(), 'liandong-web-'));
  const root = join(folder, 'dist');

  beforeAll(async () => {
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<title>联动</title>');
    writeFileSync(join(root, 'assets', 'main-abc123.js'), 'run()');
    writeFileSync(join(root, 'sw.js'), 'keep()');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    gateway = await testGateway({ WEB_DIR: root });
  });
  afterAll(async () => {
    await gateway.close();
    rmSync(folder, { recursive: true });
  });

  const get = (url: string, accept = 'text/html') => gateway.app.inject({ url, headers: { accept } });

  it.each(['/', '/activities/7', '/c/v1.abc.def', '/index.html'])(
    'serves the page at %s, fresh each time',
    async (url) => {
      const response = await get(url);
      expect(response.body).toContain('联动');
      expect(response.headers['cache-control']).toBe('no-cache');
      expect(response.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(response.headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('lets browsers keep what is named by its content', async () => {
    const response = await get('/assets/main-abc123.js', '*/*');
    expect(response.body).toBe('run()');
    expect(response.headers['cache-control']).toContain('immutable');
  });

  it('has the service worker looked at each time, so that nobody stays on an old version', async () => {
    const response = await get('/sw.js', '*/*');
    expect(response.body).toBe('keep()');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.headers['content-type']).toContain('javascript');
    expect(response.headers['content-security-policy']).toContain("worker-src 'self'");
  });

  it.each([
    ['/assets/gone.js', '*/*'],
    ['/api/v1/nothing', 'text/html'],
    ['/api', 'text/html'],
    ['/..%2fsecret.txt', '*/*'],
    ['/%2e%2e/secret.txt', '*/*'],
    ['/assets', '*/*'],
  ])('has nothing at %s for %s', async (url, accept) => {
    const response = await get(url, accept);
    expect(response.json()).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
  });

  it('does not take a POST for a page', async () => {
    expect((await gateway.app.inject({ method: 'POST', url: '/activities' })).statusCode).toBe(404);
  });
});
