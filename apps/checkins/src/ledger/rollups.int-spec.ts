import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ActivityClass, LinkedParty } from '@liandong/contracts/activities/activity-class';
import { EvidenceGrade } from '@liandong/contracts/check-ins/evidence-grade';
import type { Actor } from '@liandong/contracts/common/actor';
import {
  LedgerGrouping,
  type LedgerEntry,
  type LedgerEntryKind,
  type LedgerFilter,
} from '@liandong/contracts/ledger/ledger';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { sealEverything } from '../testing/seal-everything.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { LedgerEntriesRepository, type NewLedgerEntry } from './ledger-entries.repository.js';
import { LedgerService } from './ledger.service.js';

jest.setTimeout(30_000);

/** Real: Postgres, the whole service with its sealer running. Sums are compared with adding up every entry. */
let service: TestCheckIns;
let ledger: LedgerService;

const administrator: Actor = { id: uuidv7(), kind: 'person', grants: [{ role: 'administrator' }] };
const teams = [uuidv7(), uuidv7(), uuidv7()];
/** Wishes are fulfilled without a team. The last community has none. */
const communities = ['/bayi/xueyuan/shuxiang/', '/bayi/shuangyong/', '/bayi/gongbu/gesang/'];
const people = Array.from({ length: 12 }, () => uuidv7());
const months = ['2026-09', '2026-10', '2026-11'];
const kinds: LedgerEntryKind[] = [
  'attendance',
  'serviceTime',
  'training',
  'award',
  'wishFulfilled',
  'reportInService',
];

beforeAll(async () => {
  service = await testCheckIns();
  ledger = service.app.get(LedgerService);
  for (const [at, id] of teams.entries()) {
    await service.sql.query(
      `INSERT INTO teams (id, version, name, organization_path) VALUES ($1, 1, $2, $3)`,
      [id, `队 ${at}`, at === 2 ? '/bayi/shuangyong/' : '/bayi/xueyuan/'],
    );
  }
});
afterAll(() => service?.close());

/** A number below `limit` that follows from where it is asked for, so that a failure can be repeated. */
function pick<Item>(items: readonly Item[], seed: number): Item {
  const mixed = Math.imul(seed ^ (seed >>> 7), 2_654_435_761) >>> 0;
  const item = items[mixed % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function randomEntry(seed: number): NewLedgerEntry {
  const kind = pick(kinds, seed);
  const month = pick(months, seed * 3 + 1);
  const from = new Date(`${month}-${pick(['02', '17', '28'], seed * 5)}T01:00:00.000Z`);
  const isTimed = kind === 'serviceTime' || kind === 'training';
  return {
    id: uuidv7(),
    kind,
    volunteerId: pick(people, seed * 7 + 2),
    teamId: kind === 'wishFulfilled' ? null : pick(teams, seed * 11 + 3),
    organizationPath: kind === 'wishFulfilled' ? pick(communities, seed) : '/bayi/xueyuan/',
    activityId: null,
    title: '活动',
    activityClass: kind === 'award' ? null : pick(ActivityClass.options, seed * 13),
    linkedParties: seed % 3 === 0 ? [] : [pick(LinkedParty.options, seed), 'volunteers'],
    from,
    to: null,
    minutes: isTimed ? 30 + (seed % 60) : 0,
    times: isTimed || kind === 'award' ? 0 : 1,
    grade: pick(EvidenceGrade.options, seed * 17 + 5),
    recordedAt: from,
    checkInId: null,
    corrects: null,
    caseId: null,
    explanation: null,
  };
}

const write = (entries: NewLedgerEntry[]) =>
  service.app
    .get(DataSource)
    .transaction((tx) => service.app.get(LedgerEntriesRepository).append(tx, entries));

async function allEntries(filter: LedgerFilter): Promise<LedgerEntry[]> {
  const all: LedgerEntry[] = [];
  let cursor: string | undefined;
  do {
    const page = await ledger.entries(filter, { limit: 37, cursor }, administrator);
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const filters: LedgerFilter[] = [
  {},
  { month: '2026-10' },
  { teamId: teams[0] },
  { teamId: teams[1], month: '2026-11' },
  { organizationPath: '/bayi/shuangyong/' },
  { organizationPath: '/bayi/', month: '2026-09' },
  { volunteerId: people[3] },
  { grade: 'retro' },
  { grade: 'unproven' },
  { grade: 'leader', month: '2026-10' },
  { kind: 'serviceTime' },
  { kind: 'training' },
  { kind: 'correction' },
  { activityClass: 'relief' },
  { linkedParty: 'community', grade: 'device' },
  { kind: 'wishFulfilled', organizationPath: '/bayi/xueyuan/' },
  { organizationPath: '/bayi/gongbu/' },
  { organizationPath: '/bayi/gongbu/', month: '2026-10' },
  { kind: 'reportInService' },
];

/** What a summary must say, by adding up the entries themselves. */
async function plainSums(filter: LedgerFilter) {
  const entries = await allEntries(filter);
  const kindOf = new Map((await allEntries({})).map(({ id, kind }) => [id, kind]));
  const minutes = { device: 0, leader: 0, retro: 0 };
  let studyMinutes = 0;
  let reportInTimes = 0;
  for (const entry of entries) {
    const kind = entry.corrects === null ? entry.kind : kindOf.get(entry.corrects);
    if (kind === 'reportInService') reportInTimes += entry.times;
    if (kind === 'training') studyMinutes += entry.minutes;
    else minutes[entry.grade] += entry.minutes;
  }
  const { kind, grade, activityClass, linkedParty, volunteerId } = filter;
  const isCounted = [kind, grade, activityClass, linkedParty, volunteerId].every(
    (value) => value === undefined,
  );
  return {
    entries: entries.length,
    attendances: entries.reduce((sum, { times }) => sum + times, 0) - reportInTimes,
    reportInTimes,
    volunteers: isCounted ? new Set(entries.map((entry) => entry.volunteerId)).size : null,
    minutes,
    studyMinutes,
  };
}

async function expectExact(): Promise<void> {
  for (const filter of filters) {
    const summary = await ledger.summary(filter, null, administrator);
    expect([filter, summary]).toEqual([filter, { ...(await plainSums(filter)), groups: [] }]);
  }
}

describe('totals', () => {
  it('are those of the entries before any is sealed, while some are, and when all are', async () => {
    await write(Array.from({ length: 150 }, (_, at) => randomEntry(at)));
    await expectExact();
    await sealEverything(service.app);
    const more = Array.from({ length: 60 }, (_, at) => randomEntry(1_000 + at));
    await write(more);
    await write(
      more
        .filter(({ minutes }) => minutes > 0)
        .slice(0, 10)
        .map((entry) => ({
          ...entry,
          id: uuidv7(),
          kind: 'correction',
          corrects: entry.id,
          minutes: -10,
          times: 0,
        })),
    );
    await expectExact();
    await sealEverything(service.app);
    await expectExact();
  });

  it('never lose or double an entry while many are written and sealed at the same time', async () => {
    const before = (await ledger.summary({}, null, administrator)).entries;
    let written = before;
    const writers = Array.from({ length: 4 }, async (_, writer) => {
      for (let at = 0; at < 15; at++) {
        await write([randomEntry(5_000 + writer * 100 + at), randomEntry(9_000 + writer * 100 + at)]);
        written += 2;
      }
    });
    const state = { isOver: false };
    const reading = (async () => {
      while (!state.isOver) {
        const atLeast = written;
        const { entries } = await ledger.summary({}, null, administrator);
        expect(entries).toBeGreaterThanOrEqual(atLeast);
        expect(entries).toBeLessThanOrEqual(before + 120);
      }
    })();
    await Promise.all(writers);
    state.isOver = true;
    await reading;
    await expectExact();
  });

  it('tell an attendance that nobody has confirmed from what a leader confirmed', async () => {
    const leader = await allEntries({ grade: 'leader' });
    const unproven = await allEntries({ grade: 'unproven' });
    expect(new Set(unproven.map(({ kind, grade }) => `${kind} ${grade}`))).toEqual(
      new Set(['attendance leader']),
    );
    expect(leader.map(({ kind }) => kind)).not.toContain('attendance');
    const all = (await allEntries({})).filter(({ grade }) => grade === 'leader');
    expect(leader.length + unproven.length).toBe(all.length);
  });

  it.each(LedgerGrouping.options)('parted by %s add up to the whole', async (groupBy) => {
    const { groups, ...total } = await ledger.summary({}, groupBy, administrator);
    const byParty = groupBy === 'linkedParty';
    const sum = groups.reduce((all, { minutes }) => all + minutes.device + minutes.leader + minutes.retro, 0);
    const { device, leader, retro } = total.minutes;
    if (byParty) expect(sum).toBeGreaterThan(device + leader + retro);
    else expect(sum).toBe(device + leader + retro);
    for (const { key, minutes, entries } of groups) {
      if (groupBy === 'month' || groupBy === 'grade' || groupBy === 'kind') {
        const one = await ledger.summary({ [groupBy]: key }, null, administrator);
        expect([key, one.minutes, one.entries]).toEqual([key, minutes, entries]);
      }
    }
  });
});
