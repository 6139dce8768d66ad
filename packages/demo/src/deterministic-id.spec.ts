import { describe, expect, it } from '@jest/globals';
import { deterministicId } from './deterministic-id.js';

describe('deterministicId', () => {
  it('follows from the names alone', () => {
    expect(deterministicId('seed', 'team', '1')).toBe(deterministicId('seed', 'team', '1'));
    expect(deterministicId('seed', 'team', '1')).not.toBe(deterministicId('seed', 'team', '2'));
  });

  it('keeps names apart', () => {
    expect(deterministicId('ab', 'c')).not.toBe(deterministicId('a', 'bc'));
  });

  it('is a UUID of version 8 and the RFC 9562 variant', () => {
    expect(deterministicId('x')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
