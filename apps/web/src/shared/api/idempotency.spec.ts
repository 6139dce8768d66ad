import { beforeEach, describe, expect, it } from '@jest/globals';
import { IntentKeys } from './idempotency.js';

describe('the Idempotency-Key of a request', () => {
  let made = 0;
  let keys: IntentKeys;
  beforeEach(() => {
    made = 0;
    keys = new IntentKeys(() => `key-${++made}`);
  });

  it('is the same for a double tap and after a broken connection', () => {
    expect(keys.keyFor('POST /sign-ups')).toBe('key-1');
    expect(keys.keyFor('POST /sign-ups')).toBe('key-1');
  });

  it('is a new one once an answer came', () => {
    keys.keyFor('POST /sign-ups');
    keys.settle('POST /sign-ups');
    expect(keys.keyFor('POST /sign-ups')).toBe('key-2');
  });

  it('is another one for another content', () => {
    keys.keyFor('POST /activities {"title":"a"}');
    expect(keys.keyFor('POST /activities {"title":"b"}')).toBe('key-2');
  });
});
