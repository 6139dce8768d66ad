import { describe, expect, it } from '@jest/globals';
import { answerLength } from './http-answer.js';

describe('the length of an answer', () => {
  const head = 'HTTP/1.1 201 Created\r\nX-A: b\r\ncontent-length: 5\r\nx-c: d\r\n\r\n';

  it('is that of head and body, in whatever case the header is written', () => {
    expect(answerLength(Buffer.from(`${head}hello`))).toBe(head.length + 5);
    expect(answerLength(Buffer.from(head.replace('content-length', 'Content-Length')))).toBe(head.length + 5);
  });

  it('is not known while the head has not come whole', () => {
    expect(answerLength(Buffer.from(head.slice(0, -1)))).toBeNull();
  });

  it('is not taken from the body', () => {
    expect(() => answerLength(Buffer.from('HTTP/1.1 200 OK\r\n\r\n\r\ncontent-length: 5'))).toThrow();
  });
});
