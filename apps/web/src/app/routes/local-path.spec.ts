import { describe, expect, it } from '@jest/globals';
import { localPath } from './local-path.js';

describe('the way back after the sign-in', () => {
  it('keeps the path and query one came from', () => {
    expect(localPath('/ledger?month=2026-11')).toBe('/ledger?month=2026-11');
  });

  it.each([null, '', 'https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads out of the app: %s',
    (next) => {
      expect(localPath(next)).toBe('/');
    },
  );
});
