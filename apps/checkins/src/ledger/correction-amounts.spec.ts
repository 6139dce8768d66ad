import { describe, expect, it } from '@jest/globals';
import type { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import fc from 'fast-check';
import { changesTo, type CurrentValue } from './correction-amounts.js';

const entry = (more: Partial<CurrentValue> = {}): CurrentValue => ({
  kind: 'serviceTime',
  grade: 'device',
  minutes: 60,
  retroMinutes: 0,
  times: 0,
  corrections: 0,
  ...more,
});

describe('a correction', () => {
  it('upwards is retro, whatever the entry was proven by', () => {
    expect(changesTo(entry(), { minutes: 90, annul: false })).toEqual([
      { grade: 'retro', minutes: 30, times: 0 },
    ]);
  });

  it('downwards takes from the grade of the entry', () => {
    expect(changesTo(entry({ grade: 'leader' }), { minutes: 45, annul: false })).toEqual([
      { grade: 'leader', minutes: -15, times: 0 },
    ]);
  });

  it('downwards takes first what was raised before', () => {
    const raised = entry({ minutes: 90, retroMinutes: 30 });
    expect(changesTo(raised, { minutes: 50, annul: false })).toEqual([
      { grade: 'retro', minutes: -30, times: 0 },
      { grade: 'device', minutes: -10, times: 0 },
    ]);
  });

  it('of an attendance takes the person-time back', () => {
    const attendance = entry({ kind: 'attendance', minutes: 0, times: 1 });
    expect(changesTo(attendance, { minutes: 0, annul: true })).toEqual([
      { grade: 'device', minutes: 0, times: -1 },
    ]);
  });

  it('annuls an award, which counts nothing', () => {
    const award = entry({ kind: 'award', grade: 'retro', minutes: 0 });
    expect(changesTo(award, { minutes: 0, annul: true })).toEqual([{ grade: 'retro', minutes: 0, times: 0 }]);
    expect(changesTo({ ...award, corrections: 1 }, { minutes: 0, annul: true })).toEqual([]);
  });

  it.each([
    ['the same minutes', entry(), { minutes: 60, annul: false }],
    ['annulling what counts nothing', entry({ minutes: 0 }), { minutes: 0, annul: true }],
  ])('is none for %s', (_, current, wanted) => {
    expect(changesTo(current, wanted)).toEqual([]);
  });

  it('always leads to what was wanted, and leaves no grade below nothing', () => {
    const steps = fc.array(fc.record({ minutes: fc.nat(600), annul: fc.boolean() }), { maxLength: 8 });
    const grades = fc.constantFrom<EvidenceGrade>('device', 'leader', 'retro');
    fc.assert(
      fc.property(grades, fc.nat(600), fc.nat(1), steps, (grade, minutes, times, wishes) => {
        const byGrade = { device: 0, leader: 0, retro: 0, [grade]: minutes };
        let current = entry({ grade, minutes, times });
        for (const wanted of wishes) {
          for (const change of changesTo(current, wanted)) {
            byGrade[change.grade] += change.minutes;
            current = {
              ...current,
              minutes: current.minutes + change.minutes,
              times: current.times + change.times,
              retroMinutes: current.retroMinutes + (change.grade === 'retro' ? change.minutes : 0),
            };
          }
          expect(current.minutes).toBe(wanted.annul ? 0 : wanted.minutes);
          if (wanted.annul) expect(current.times).toBe(0);
          expect(Math.min(...Object.values(byGrade))).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
