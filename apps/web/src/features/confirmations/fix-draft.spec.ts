import { describe, expect, it } from '@jest/globals';
import type { Confirmation, ConfirmationRow } from '@liandong/contracts/confirmations/confirmation';
import { draftOf, fixOf, problemOf, type FixDraft } from './fix-draft.js';
import { groupRows } from './group-rows.js';
import { doesNothing, whatAllDoes } from './what-all-does.js';

const row = (more: Partial<ConfirmationRow> = {}): ConfirmationRow => ({
  volunteerId: '0197a0c0-0000-7000-8000-000000000001',
  displayName: '卓玛',
  signedUp: true,
  presence: 'present',
  late: false,
  leftEarly: false,
  checkedInAt: '2026-11-23T00:50:00.000Z',
  checkedOutAt: '2026-11-23T02:40:00.000Z',
  way: 'printedCode',
  grade: 'leader',
  state: 'open',
  minutes: 100,
  retroMinutes: 0,
  explanation: [],
  raise: null,
  needsSecondPerson: false,
  decision: null,
  ...more,
});

const activity: Confirmation = {
  activityId: '0197a0c0-0000-7000-8000-000000000002',
  activityTitle: '清洁河道',
  startsAt: '2026-11-23T01:00:30.000Z',
  endsAt: '2026-11-23T03:00:00.000Z',
  countsFrom: '2026-11-23T01:00:30.000Z',
  cancelled: false,
  recordsService: true,
  longestMinutes: 119,
  deadline: { dueOn: '2026-12-07', daysLeft: 10, overdue: false, final: true },
  mayConfirm: true,
  disputesPending: 0,
  counts: { present: 0, late: 0, leftEarly: 0, unclosed: 0, entered: 0, noShow: 0, open: 0 },
  version: 'v',
  rows: [],
};

describe('the form of a row', () => {
  it('begins with what would count', () => {
    expect(draftOf(row(), activity)).toMatchObject({
      by: 'times',
      from: '2026-11-23T09:00',
      to: '2026-11-23T10:40',
    });
  });

  it('leaves the end empty when nobody checked out', () => {
    const unclosed = row({ checkedOutAt: null, minutes: null, presence: 'unclosed' });
    expect(draftOf(unclosed, activity)).toMatchObject({ to: '', minutes: '' });
  });

  const draft = (more: Partial<FixDraft>): FixDraft => ({
    ...draftOf(row(), activity),
    note: '现场确认',
    ...more,
  });

  it.each<[string, FixDraft, Partial<ConfirmationRow>, string | null]>([
    ['as proposed, with a note', draft({}), {}, null],
    ['no note', draft({ note: ' ' }), {}, 'note'],
    ['no end', draft({ to: '' }), {}, 'times'],
    ['an end before the beginning', draft({ to: '2026-11-23T08:00' }), {}, 'times'],
    ['after the activity', draft({ to: '2026-11-23T11:01' }), {}, 'outside'],
    ['before the activity', draft({ from: '2026-11-23T08:59' }), {}, 'outside'],
    ['minutes that are no number', draft({ by: 'minutes', minutes: '1.5' }), {}, 'minutes'],
    ['more minutes than the activity has', draft({ by: 'minutes', minutes: '120' }), {}, 'tooMany'],
    ['more than the codes prove', draft({ by: 'minutes', minutes: '101' }), { state: 'proven' }, 'raises'],
    ['a no-show without times', draft({ outcome: 'noShow', to: '' }), {}, null],
  ])('%s', (_what, given, changes, problem) => {
    expect(problemOf(given, row(changes), activity)).toBe(problem);
  });

  it('becomes a fix by times within the activity, by minutes, or a no-show', () => {
    const { volunteerId } = row();
    const fix = { volunteerId, outcome: 'attended', note: '现场确认' };
    expect(fixOf(draft({}), row(), activity)).toEqual({
      ...fix,
      from: activity.startsAt,
      to: '2026-11-23T02:40:00.000Z',
    });
    expect(fixOf(draft({ by: 'minutes', minutes: '45' }), row(), activity)).toEqual({ ...fix, minutes: 45 });
    expect(fixOf(draft({ outcome: 'noShow' }), row(), activity)).toEqual({ ...fix, outcome: 'noShow' });
  });
});

describe('the list', () => {
  const rows = [
    row(),
    row({ needsSecondPerson: true }),
    row({ minutes: null, presence: 'unclosed' }),
    row({ state: 'proven' }),
    row({ state: 'entered', presence: 'entered' }),
    row({ state: 'confirmed' }),
    row({ state: 'absent', presence: 'noShow' }),
    row({ state: 'waiting', presence: 'checkedIn', minutes: null }),
  ];

  it('says what confirming all will do', () => {
    expect(whatAllDoes(rows)).toEqual({ counted: 1, proven: 1, entered: 1, present: 0, noShows: 1, left: 3 });
    expect(doesNothing(whatAllDoes([row({ state: 'confirmed' })]))).toBe(true);
  });

  it('puts first what needs a decision', () => {
    const { decide, open, settled } = groupRows({ rows, cancelled: false });
    expect([decide.length, open.length, settled.length]).toEqual([1, 4, 3]);
    expect(groupRows({ rows, cancelled: true })).toMatchObject({ settled: [rows[4], rows[5]] });
  });
});
