import { describe, expect, it } from '@jest/globals';
import { certifiedServices, totalMinutes, type ServiceEntry } from './certified-services.js';

function entry(change: Partial<ServiceEntry>): ServiceEntry {
  return {
    id: 'e1',
    activityId: 'a1',
    corrects: null,
    title: '护河行动',
    activityClass: 'environment',
    teamName: '护河队',
    from: new Date('2026-03-01T02:00:00Z'),
    minutes: 120,
    grade: 'device',
    ...change,
  };
}

const none = { device: 0, leader: 0, retro: 0 };

describe('the services of a certificate', () => {
  it.each<[string, Partial<ServiceEntry>[], (typeof none)[]]>([
    ['one entry is one line', [{}], [{ ...none, device: 120 }]],
    [
      'two grades of one activity are one line, apart',
      [{}, { id: 'e2', grade: 'leader', minutes: 30 }],
      [{ device: 120, leader: 30, retro: 0 }],
    ],
    [
      'a decrease is taken from its grade',
      [{}, { id: 'e2', corrects: 'e1', minutes: -20 }],
      [{ ...none, device: 100 }],
    ],
    [
      'an increase is of the grade retro',
      [{}, { id: 'e2', corrects: 'e1', grade: 'retro', minutes: 15 }],
      [{ device: 120, leader: 0, retro: 15 }],
    ],
    ['what was taken back whole is left out', [{}, { id: 'e2', corrects: 'e1', minutes: -120 }], []],
    [
      'a correction that stands before its entry is taken in all the same',
      [{ id: 'e2', corrects: 'e1', minutes: -20 }, {}],
      [{ ...none, device: 100 }],
    ],
    [
      'entries without an activity stand for themselves, corrections with them',
      [
        { id: 'e1', activityId: null },
        { id: 'e2', activityId: null, minutes: 60 },
        { id: 'e3', activityId: null, corrects: 'e2', minutes: -10 },
      ],
      [
        { ...none, device: 120 },
        { ...none, device: 50 },
      ],
    ],
    [
      'a grade that owes takes nothing from another',
      [
        { grade: 'leader', minutes: 30 },
        { id: 'e2', corrects: 'e0', minutes: -20 },
      ],
      [{ ...none, leader: 30 }],
    ],
  ])('%s', (_case, entries, minutes) => {
    expect(certifiedServices(entries.map(entry)).map((service) => service.minutes)).toEqual(minutes);
  });

  it('are named after what was recorded and dated by the calendar of Asia/Shanghai, oldest first', () => {
    const services = certifiedServices([
      entry({ id: 'e2', corrects: 'e1', title: '更正', minutes: -5 }),
      entry({ id: 'e3', activityId: 'a2', title: '夜巡', from: new Date('2026-02-28T16:30:00Z') }),
      entry({}),
    ]);
    expect(services.map(({ title, day }) => [title, day])).toEqual([
      ['夜巡', '2026-03-01'],
      ['护河行动', '2026-03-01'],
    ]);
  });

  it('add up with the grades apart', () => {
    const services = certifiedServices([
      entry({}),
      entry({ id: 'e2', activityId: 'a2', grade: 'leader', minutes: 45 }),
    ]);
    expect(totalMinutes(services)).toEqual({ device: 120, leader: 45, retro: 0 });
  });
});
