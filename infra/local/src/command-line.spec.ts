import { describe, expect, it } from '@jest/globals';
import { readCommandLine } from './command-line.js';

describe('the command line of npm start', () => {
  it('loads the demonstration data and keeps everything by default', () => {
    expect(readCommandLine([])).toEqual({
      demo: true,
      reset: false,
      yes: false,
      help: false,
      port: undefined,
    });
  });

  it('reads its options', () => {
    const args = ['--no-demo', '--reset', '--yes', '--port', '8080'];
    expect(readCommandLine(args)).toEqual({ demo: false, reset: true, yes: true, help: false, port: 8080 });
  });

  it.each([
    ['--port', 'abc'],
    ['--port', '0'],
    ['--port', '70000'],
    ['--prot', '80'],
  ])('refuses %s %s', (...args) => {
    expect(() => readCommandLine(args)).toThrow(args[0]);
  });
});
