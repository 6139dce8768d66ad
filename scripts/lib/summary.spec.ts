import { describe, expect, it } from '@jest/globals';
import { isSupported } from './node-version.mjs';
import { countGate, countJest, inWords, sum } from './summary.mjs';

const green = {
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

describe('the summary of npm test', () => {
  it('counts tests of a run and gates as one each', () => {
    expect(inWords(sum([countGate(true), countJest(green), countGate(false)]))).toBe('8 passed, 1 failed');
  });

  it('names the skipped where there are some', () => {
    expect(inWords(countJest({ ...green, numPendingTests: 2, numTodoTests: 1 }))).toBe(
      '7 passed, 0 failed, 3 skipped',
    );
  });

  it.each([
    ['a failed test', { ...green, success: false, numFailedTests: 1 }],
    ['a file that could not be run', { ...green, success: false, numRuntimeErrorTestSuites: 1 }],
    ['a run that jest calls failed with nothing failed in it', { ...green, success: false }],
    ['a run that left no result', undefined],
  ])('counts %s as a failure', (_, result) => {
    expect(countJest(result).failed).toBe(1);
  });
});

describe('the version of Node', () => {
  it.each([
    ['18.20.0', false],
    ['20.18.3', false],
    ['20.19.0', true],
    ['22.1.0', true],
  ])('%s is supported: %s', (version, supported) => {
    expect(isSupported(version)).toBe(supported);
  });
});
