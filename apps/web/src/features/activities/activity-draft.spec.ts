import { describe, expect, it } from '@jest/globals';
import { endAfterMove, judgeDraft, newDraft, type ActivityDraft } from './activity-draft.js';

const teamId = '01930000-0000-7000-8000-000000000001';
const complete: ActivityDraft = {
  ...newDraft(new Date('2026-11-23T16:30:00.000Z'), teamId),
  title: ' 清洁家园 ',
  activityClass: 'environment',
  place: '学院社区广场',
};

describe('the draft of an activity', () => {
  it('begins tomorrow at nine as the district counts days', () => {
    expect(complete.startsAt).toBe('2026-11-25T09:00');
  });

  it('becomes the input of the contract, its times from Asia/Shanghai', () => {
    expect(judgeDraft(complete)).toMatchObject({
      ok: true,
      input: {
        title: '清洁家园',
        startsAt: '2026-11-25T01:00:00.000Z',
        endsAt: '2026-11-25T03:30:00.000Z',
        capacity: 30,
        checkInPolicy: { earlyMinutes: 60, lateMinutes: 60, walkIns: false },
      },
    });
  });

  it('has no limit of places when the field is left empty', () => {
    expect(judgeDraft({ ...complete, capacity: ' ' })).toMatchObject({ ok: true, input: { capacity: null } });
  });

  it.each<[Partial<ActivityDraft>, object]>([
    [{ title: '  ' }, { title: 'missing' }],
    [
      { activityClass: '', place: '' },
      { activityClass: 'missing', place: 'missing' },
    ],
    [{ teamId: '' }, { teamId: 'missing' }],
    [{ capacity: '0' }, { capacity: 'invalid' }],
    [{ capacity: 'many' }, { capacity: 'invalid' }],
    [{ earlyMinutes: '' }, { earlyMinutes: 'missing' }],
    [{ earlyMinutes: '721' }, { earlyMinutes: 'invalid' }],
    [{ startsAt: '' }, { startsAt: 'missing' }],
    [{ endsAt: '2026-11-25T09:00' }, { endsAt: 'endsBeforeStart' }],
    [{ endsAt: '2026-11-26T09:01' }, { endsAt: 'tooLong' }],
    [
      { title: '', endsAt: '2026-11-25T08:00' },
      { title: 'missing', endsAt: 'endsBeforeStart' },
    ],
  ])('%o is wrong: %o', (change, errors) => {
    expect(judgeDraft({ ...complete, ...change })).toEqual({ ok: false, errors });
  });

  it('keeps its length when its start moves', () => {
    expect(endAfterMove(complete, '2026-12-01T22:30')).toBe('2026-12-02T01:00');
  });

  it('leaves the end alone while the start is incomplete', () => {
    expect(endAfterMove(complete, '')).toBe(complete.endsAt);
  });
});
