import { describe, expect, it } from '@jest/globals';
import { answerFrom } from './answer-from.js';

const origin = 'https://liandong.example';
const precached = new Set(['/index.html', '/favicon.svg', '/assets/main-abc.js']);
const from = (url: string, mode = 'navigate', method = 'GET') =>
  answerFrom({ method, mode, url: new URL(url, origin).href }, origin, precached);

describe('the service worker', () => {
  it.each(['/', '/c/EAAAAAAAAMgKxQ-_x', '/c/v1.abc.def', '/activities/1/venue', '/activities?when=past'])(
    'opens the page %s from what it keeps',
    (url) => {
      expect(from(url)).toBe('shell');
    },
  );

  it('serves the files of its version, and keeps large ones from their first use on', () => {
    expect(from('/assets/main-abc.js', 'cors')).toBe('precache');
    expect(from('/assets/zxing_reader-1.wasm', 'cors')).toBe('keptOnce');
  });

  it.each([
    ['/api/v1/me', 'cors', 'GET'],
    ['/api/v1/certificates/7', 'navigate', 'GET'],
    ['/api', 'navigate', 'GET'],
    ['/api/docs', 'navigate', 'GET'],
    ['/sw.js', 'same-origin', 'GET'],
    ['/poster.pdf', 'navigate', 'GET'],
    ['/', 'navigate', 'POST'],
    ['https://elsewhere.example/', 'navigate', 'GET'],
  ])('has no hand in %s (%s, %s)', (url, mode, method) => {
    expect(from(url, mode, method)).toBe('network');
  });
});
