/**
 * @typedef {{passed: number, failed: number, skipped: number}} Counts
 */

/** @returns {Counts} */
export function noCounts() {
  return { passed: 0, failed: 0, skipped: 0 };
}

/**
 * A gate counts as one.
 * @returns {Counts}
 */
export function countGate(ok) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/**
 * Counts a jest run by its --json file. A file that could not be run at all has no tests to count: it counts as one
 * failure, and so does a run that left no result, or that jest calls failed with nothing failed in it.
 * @returns {Counts}
 */
export function countJest(result) {
  if (result === undefined) return countGate(false);
  const counts = {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
  if (!result.success && counts.failed === 0) counts.failed = 1;
  return counts;
}

/** @returns {Counts} */
export function sum(all) {
  return all.reduce(
    (total, counts) => ({
      passed: total.passed + counts.passed,
      failed: total.failed + counts.failed,
      skipped: total.skipped + counts.skipped,
    }),
    noCounts(),
  );
}

/** "12 passed, 0 failed", and the skipped where there are some. */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
