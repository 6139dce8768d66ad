import { describe, expect, it } from '@jest/globals';
import { ConfirmInput } from './confirmation.js';

const fixOf = (volunteerId: string) => ({ volunteerId, outcome: 'attended', note: '核对过' });
const [one, other] = ['0199b5d0-0000-7000-8000-000000000001', '0199b5d0-0000-7000-8000-000000000002'];

describe('a confirmation', () => {
  it('fixes each row once', () => {
    expect(ConfirmInput.safeParse({ version: 'v', fixes: [fixOf(one), fixOf(other)] }).success).toBe(true);
    const { error } = ConfirmInput.safeParse({ version: 'v', fixes: [one, other, one].map(fixOf) });
    expect(error?.issues).toMatchObject([{ message: 'repeated', path: ['fixes', 2, 'volunteerId'] }]);
  });

  it('has its times in order', () => {
    const [from, to] = ['2026-11-23T01:00:00Z', '2026-11-23T03:00:00Z'];
    const issuesOf = (times: object) =>
      ConfirmInput.safeParse({ version: 'v', fixes: [{ ...fixOf(one), ...times }] }).error?.issues;
    expect(issuesOf({ from, to })).toBeUndefined();
    expect(issuesOf({ from: to, to: from })).toMatchObject([
      { message: 'beforeStart', path: ['fixes', 0, 'to'] },
    ]);
    expect(issuesOf({ from, to: from })).toMatchObject([{ message: 'beforeStart' }]);
  });
});
