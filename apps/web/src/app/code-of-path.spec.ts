import { describe, expect, it } from '@jest/globals';
import { codeOfPath } from './code-of-path.js';

describe('the code of a check-in address', () => {
  it.each([
    ['/c/EAAAAAAAAMgKxQ-_x', 'EAAAAAAAAMgKxQ-_x'],
    ['/c/a%2Fb', 'a/b'],
    ['/c/%E0%A4%A', '%E0%A4%A'],
    ['/c/', ''],
  ])('of %s is "%s"', (pathname, code) => {
    expect(codeOfPath(pathname)).toBe(code);
  });
});
