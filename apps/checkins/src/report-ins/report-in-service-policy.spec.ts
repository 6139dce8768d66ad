import { describe, expect, it } from '@jest/globals';
import { changeOfService, type AttendanceState } from './report-in-service-policy.js';

const usual: AttendanceState = {
  activityClass: 'environment',
  attended: 1,
  isReportedIn: true,
  counted: null,
  isDecided: false,
};

describe('report-in service', () => {
  it.each<[string, Partial<AttendanceState>, number]>([
    ['counts what was attended', {}, 1],
    ['counts nothing without a report-in', { isReportedIn: false }, 0],
    ['is counted once', { counted: 1 }, 0],
    ['does not count a meeting', { activityClass: 'meeting' }, 0],
    ['does not count study', { activityClass: 'study' }, 0],
    ['does not count what has no class', { activityClass: null }, 0],
    ['does not count an attendance that was annulled before', { attended: 0 }, 0],
    ['goes with an attendance that is annulled', { attended: 0, counted: 1 }, -1],
    ['goes once', { attended: 0, counted: 0 }, 0],
    ['comes back with the attendance', { counted: 0 }, 1],
    ['goes when the report-in turns out to have ended before', { isReportedIn: false, counted: 1 }, -1],
    ['stays as people decided', { counted: 0, isDecided: true }, 0],
    ['never counts an attendance for more than once', { attended: 2 }, 1],
  ])('%s', (_, changes, expected) => {
    expect(changeOfService({ ...usual, ...changes })).toBe(expected);
  });
});
