import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { demoDistrict } from '@liandong/demo/demo-district';
import type { DemoActivity } from '@liandong/demo/district';
import { SetClock } from '@liandong/service-kit/clock';
import { testDatabase, type TestDatabase } from '@liandong/testing/test-database';
import { testNats } from '@liandong/testing/test-nats';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { CheckInsService } from '../check-ins/check-ins.service.js';
import { ConfirmationsService } from '../confirmations/confirmations.service.js';
import { DecisionsService } from '../corrections/decisions.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { migrations } from '../data-source.js';
import { DirectoryEvents } from '../directory/directory.events.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { testSettings } from '../testing/test-settings.js';
import { VenueCodesService } from '../venue-codes/venue-codes.service.js';
import { DemoCheckIns } from './demo-check-ins.js';
import { DemoPaperwork } from './demo-paperwork.js';

/** Real: Postgres, NATS, the whole service. Not here: the activities service, whose events are handed in. */
let database: TestDatabase;
let app: INestApplicationContext;
let demo: DemoCheckIns;

const seed = 'small';
const scale = 0.05;
const { activities, cases, organizations, teams, volunteers } = demoDistrict({
  seed,
  now: new Date('2026-11-24T03:10:00.000Z'),
  scale,
});
const clock = new SetClock();

beforeAll(async () => {
  database = await testDatabase('checkins', { migrations });
  const nats = await testNats();
  const settings = testSettings(database.runtimeUrl, nats.urlFor('checkins'));
  app = await NestFactory.createApplicationContext(AppModule.forRoot(settings, clock), { logger: ['error'] });
  await tellOfPeople();
  for (const activity of activities) await tellOf(activity);
  demo = new DemoCheckIns(
    app.get(DataSource),
    app.get(DirectoryRepository),
    app.get(VenueCodesService),
    app.get(CheckInsService),
    new DemoPaperwork(
      app.get(ConfirmationsService),
      app.get(ProposalsService),
      app.get(DecisionsService),
      clock,
    ),
    clock,
  );
  await demo.load(seed, () => undefined, scale);
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
});

function pathOf(teamId: string): string {
  const organizationId = teams.find(({ id }) => id === teamId)?.organizationId;
  return organizations.find(({ id }) => id === organizationId)?.path ?? '/';
}

async function tellOfPeople(): Promise<void> {
  const events = app.get(DirectoryEvents);
  const tx = app.get(DataSource).manager;
  for (const { id, name, organizationId } of teams) {
    const team = { id, name, organizationId, organizationName: '', organizationPath: pathOf(id) };
    await events.teamChanged({ ...team, version: 1 }, tx);
  }
  for (const { id, displayName } of volunteers)
    await events.volunteerChanged({ id, displayName, version: 1, language: 'zh-CN' }, tx);
}

async function tellOf(activity: DemoActivity): Promise<void> {
  const events = app.get(DirectoryEvents);
  const tx = app.get(DataSource).manager;
  const status = activity.completedAt === null ? 'published' : 'completed';
  await events.activityChanged(
    {
      ...activity,
      version: 1,
      status,
      cancelReason: null,
      cancelledAt: null,
      organizationPath: pathOf(activity.teamId),
      responsibleId: null,
    },
    tx,
  );
  for (const [index, { volunteerId }] of activity.signUps.entries()) {
    const seat = index < (activity.capacity ?? Infinity) ? 'signedUp' : 'waitlisted';
    await events.signUpChanged({ activityId: activity.id, volunteerId, version: 1, status: seat }, tx);
  }
}

async function counts() {
  const [row]: Record<string, number>[] = await app.get(DataSource).query(
    `SELECT (SELECT count(*)::integer FROM check_ins WHERE direction = 'in') AS came,
            (SELECT count(*)::integer FROM check_ins WHERE direction = 'out') AS went,
            (SELECT count(*)::integer FROM scans WHERE outcome = 'refused') AS refused,
            (SELECT count(*)::integer FROM ledger_entries
             WHERE kind = 'serviceTime' AND grade = 'device') AS services,
            (SELECT count(*)::integer FROM ledger_entries
             WHERE kind = 'serviceTime' AND grade = 'leader') AS confirmed,
            (SELECT count(*)::integer FROM ledger_entries WHERE grade = 'retro') AS afterwards,
            (SELECT count(*)::integer FROM correction_cases WHERE status = 'proposed') AS waiting,
            (SELECT count(*)::integer FROM correction_cases WHERE status = 'rejected') AS rejected,
            (SELECT count(*)::integer FROM ledger_entries
             WHERE kind = 'serviceTime' AND activity_class = 'meeting') AS "meetingServices"`,
  );
  return row;
}

const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);

function expectedCounts() {
  const attendances = activities.flatMap((activity) => activity.attendances);
  const services = activities
    .filter(({ activityClass }) => activityClass !== 'meeting')
    .flatMap((activity) => activity.attendances.map((one) => ({ ...one, activity })));
  const approved = cases.filter(({ decided }) => decided?.as === 'approved');
  return {
    came: attendances.length,
    went: attendances.filter(({ leftAt }) => leftAt !== null).length,
    refused: activities.flatMap((activity) => activity.refusedScans).length,
    services: services.filter(({ leftAt }) => leftAt !== null).length,
    confirmed: services.filter(
      ({ leftAt, volunteerId, activity }) =>
        leftAt === null && activity.confirmedAt !== null && volunteerId !== activity.leaderId,
    ).length,
    // A service entered afterwards is an attendance too.
    afterwards: sum(
      approved.map(({ input: { kind, volunteerIds } }) => (kind === 'service' ? 2 : volunteerIds.length)),
    ),
    waiting: cases.filter(({ decided }) => decided === null).length,
    rejected: cases.filter(({ decided }) => decided?.as === 'rejected').length,
    meetingServices: 0,
  };
}

describe('loading the demonstration check-ins', () => {
  it('writes one fact for each arrival and departure, and an entry for each service given', async () => {
    expect(await counts()).toEqual(expectedCounts());
  });

  it('writes each fact at its own time', async () => {
    const rows: { at: Date }[] = await app.get(DataSource).query('SELECT at FROM check_ins ORDER BY at');
    const times = activities
      .flatMap(({ attendances }) => attendances.flatMap(({ arrivedAt, leftAt }) => [arrivedAt, leftAt]))
      .filter((at) => at !== null);
    expect(rows.map(({ at }) => at.toISOString())).toEqual(times.toSorted());
  });

  it('changes nothing when it is repeated', async () => {
    await demo.load(seed, () => undefined, scale);
    expect(await counts()).toEqual(expectedCounts());
  });
});
