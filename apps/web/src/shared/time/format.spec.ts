import { describe, expect, it, jest } from '@jest/globals';

jest.unstable_mockModule('../../paraglide/messages.js', () => ({ m: {} }), { virtual: true });
jest.unstable_mockModule('../../paraglide/runtime.js', () => ({ getLocale: () => 'zh-CN' }), {
  virtual: true,
});
const { clockBeside, span } = await import('./format.js');

/** 09:00 in Asia/Shanghai. */
const nine = '2026-11-26T01:00:00.000Z';

describe('a time beside another', () => {
  it('needs no day on the same one, as the district counts days', () => {
    expect(clockBeside(nine, '2026-11-25T16:00:00.000Z')).toBe('00:00');
    expect(clockBeside(nine, new Date('2026-11-26T15:59:00.000Z'))).toBe('23:59');
  });

  it('has its day when it is the next one, or the one before', () => {
    expect(clockBeside(nine, '2026-11-27T01:30:00.000Z')).toMatch(/^11月27日 09:30$/);
    expect(clockBeside(nine, '2026-11-25T15:00:00.000Z')).toMatch(/^11月25日 23:00$/);
  });

  it('has its day at the end of a span over midnight', () => {
    expect(span(nine, '2026-11-26T03:30:00.000Z')).toBe('09:00 – 11:30');
    expect(span(nine, '2026-11-27T00:30:00.000Z')).toMatch(/^09:00 – 11月27日 08:30$/);
  });
});
