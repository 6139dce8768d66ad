import { describe, expect, it } from '@jest/globals';
import { judgeDraft, movedTo, newDraft, type ActivityDraft } from './activity-draft.js';

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
        checkInPolicy: {
          earlyMinutes: 60,
          lateMinutes: 60,
          walkIns: false,
          ways: ['venueCode', 'memberCode', 'shortCode', 'manual'],
          checkOut: 'required',
          breaks: [],
          position: null,
        },
      },
    });
  });

  it('has no limit of places when the field is left empty', () => {
    expect(judgeDraft({ ...complete, capacity: ' ' })).toMatchObject({ ok: true, input: { capacity: null } });
  });

  it('takes a lunch break and a place to the contract', () => {
    const draft: ActivityDraft = {
      ...complete,
      breaks: [{ from: '2026-11-25T10:00', to: '2026-11-25T10:30' }],
      position: { latitude: '29.65', longitude: '94.36', radiusMeters: '200' },
    };
    expect(judgeDraft(draft)).toMatchObject({
      ok: true,
      input: {
        checkInPolicy: {
          breaks: [{ from: '2026-11-25T02:00:00.000Z', to: '2026-11-25T02:30:00.000Z' }],
          position: { latitude: 29.65, longitude: 94.36, radiusMeters: 200 },
        },
      },
    });
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
    [{ ways: [] }, { ways: 'missing' }],
    [{ breaks: [{ from: '', to: '' }] }, { breaks: 'invalid' }],
    [{ breaks: [{ from: '2026-11-25T08:30', to: '2026-11-25T09:30' }] }, { breaks: 'outsideActivity' }],
    [{ breaks: [{ from: '2026-11-25T10:30', to: '2026-11-25T10:30' }] }, { breaks: 'outsideActivity' }],
    [
      {
        breaks: [
          { from: '2026-11-25T10:15', to: '2026-11-25T10:45' },
          { from: '2026-11-25T10:00', to: '2026-11-25T10:30' },
        ],
      },
      { breaks: 'outsideActivity' },
    ],
    [{ position: { latitude: '', longitude: '94', radiusMeters: '200' } }, { position: 'invalid' }],
    [{ position: { latitude: '29', longitude: '94', radiusMeters: '20' } }, { position: 'invalid' }],
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
    expect(movedTo(complete, complete.startsAt, '2026-12-01T22:30')).toEqual({
      startsAt: '2026-12-01T22:30',
      endsAt: '2026-12-02T01:00',
      breaks: [],
    });
  });

  it('takes its breaks along, so that they still lie within it', () => {
    const breaks = [
      { from: '2026-11-25T09:30', to: '2026-11-25T09:45' },
      { from: '2026-11-25T10:30', to: '2026-11-25T11:00' },
    ];
    const moved = { ...complete, ...movedTo({ ...complete, breaks }, complete.startsAt, '2026-11-25T23:00') };
    expect(moved.breaks).toEqual([
      { from: '2026-11-25T23:30', to: '2026-11-25T23:45' },
      { from: '2026-11-26T00:30', to: '2026-11-26T01:00' },
    ]);
    expect(judgeDraft(moved)).toMatchObject({ ok: true });
  });

  it('leaves a break alone that is not typed yet, and an end before the start', () => {
    const draft: ActivityDraft = {
      ...complete,
      endsAt: '2026-11-25T08:00',
      breaks: [{ from: '2026-11-25T09:30', to: '' }],
    };
    expect(movedTo(draft, draft.startsAt, '2026-11-25T10:00')).toEqual({
      startsAt: '2026-11-25T10:00',
      endsAt: '2026-11-25T08:00',
      breaks: [{ from: '2026-11-25T10:30', to: '' }],
    });
  });

  it('leaves end and breaks alone while the start is incomplete, and takes them along when it is there again', () => {
    const breaks = [{ from: '2026-11-25T09:30', to: '2026-11-25T09:45' }];
    const between = { ...complete, ...movedTo({ ...complete, breaks }, complete.startsAt, '') };
    expect(between).toEqual({ ...complete, startsAt: '', breaks });
    expect(movedTo(between, complete.startsAt, '2026-11-26T09:00')).toEqual({
      startsAt: '2026-11-26T09:00',
      endsAt: '2026-11-26T11:30',
      breaks: [{ from: '2026-11-26T09:30', to: '2026-11-26T09:45' }],
    });
  });
});
