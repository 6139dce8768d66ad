import { usualPolicy } from './usual-policy.js';
import type { ActivityClass } from '@liandong/contracts/activities/activity-class';
import { playAttendance } from './attendance.js';
import type { Cast } from './cast.js';
import { activityTemplates, meetingTemplates, type ActivityTemplate } from './data/activity-templates.js';
import type { DemoActivity, DemoTeam } from './district.js';
import { serviceClasses } from './figures.js';
import type { Random } from './random.js';
import { days, instant, isWorkday, minutes, shanghaiDay, shanghaiMidnight } from './shanghai-time.js';
import { drawSignUps } from './sign-ups.js';

/** The past year, up to the day before yesterday so that everything in it is over. */
const pastDays = { first: 360, last: 2 };

type Scheduled = Omit<ActivityTemplate, 'by'> & {
  name: string;
  activityClass: ActivityClass;
  team: DemoTeam;
};

/** The past year's service activities, class by class. */
export function pastServices(cast: Cast): DemoActivity[] {
  return serviceClasses.flatMap((activityClass) => {
    const count = cast.context.figures.activities[activityClass];
    const random = cast.context.random(`past/${activityClass}`);
    const templates = random.shuffle(activityTemplates[activityClass]);
    return Array.from({ length: count }, (_, index) => {
      const { by, ...template } = cycle(templates, index);
      const suited = cast.teams.filter((team) => by.includes(team.kind));
      const team = random.pick(suited.length > 0 ? suited : cast.teams);
      return hold(cast, random, { ...template, name: `${activityClass}/${index}`, activityClass, team });
    });
  });
}

/** Consultation meetings of the past year: on working days, of community workers and those they invite. */
export function pastMeetings(cast: Cast): DemoActivity[] {
  const random = cast.context.random('past/meetings');
  const teams = cast.teams.filter((team) => team.kind === 'communityWorkers');
  return Array.from({ length: cast.context.figures.meetings }, (_, index) =>
    hold(cast, random, {
      ...cycle(meetingTemplates, index),
      name: `meeting/${index}`,
      activityClass: 'meeting',
      linkedParties: ['community', 'communityWorker'],
      on: 'workday',
      startHours: [10, 15],
      lengthMinutes: 120,
      team: random.pick(teams),
    }),
  );
}

function hold(cast: Cast, random: Random, scheduled: Scheduled): DemoActivity {
  const { team, activityClass } = scheduled;
  const startsAt = random.pick(daysFor(cast, scheduled)) + minutes(60 * random.pick(scheduled.startHours));
  const endsAt = startsAt + minutes(scheduled.lengthMinutes);
  const publishedAt =
    shanghaiMidnight(startsAt, -random.between(3, 12)) + minutes(random.between(600, 1_100));
  const isMeeting = activityClass === 'meeting';
  const count = isMeeting ? random.between(9, 20) : random.between(14, 42);
  const signUps = drawSignUps(cast, random, {
    team,
    count,
    from: startsAt,
    to: endsAt,
    opensAt: publishedAt,
    closesAt: startsAt - minutes(120),
  });
  const community = random.pick(cast.communitiesOf(team));
  const planned = {
    id: cast.context.id('activity', scheduled.name),
    teamId: team.id,
    leaderId: cast.leaderOf(team),
    title: scheduled.title.replace('{社区}', community),
    activityClass,
    linkedParties: scheduled.linkedParties,
    place: scheduled.place.replace('{社区}', community),
    description: scheduled.description,
    startsAt: instant(startsAt),
    endsAt: instant(endsAt),
    capacity: capacityFor(random, signUps.length),
    checkInPolicy: usualPolicy(!isMeeting && random.chance(0.25)),
    createdAt: instant(publishedAt - minutes(random.between(10, 240))),
    publishedAt: instant(publishedAt),
    completedAt: instant(endsAt + minutes(random.between(65, 180))),
    confirmedAt: confirmed(cast, scheduled.name, endsAt),
    cancelled: null,
    signUps,
  };
  return { ...planned, ...playAttendance(cast, random, planned) };
}

/** Most leaders do it within a day, some forget; of the last days it is still to be done. */
function confirmed(cast: Cast, name: string, endsAt: number): string | null {
  const random = cast.context.random(`confirmed/${name}`);
  const isForgotten = random.chance(0.08);
  const isFresh = endsAt > cast.context.anchor - days(5);
  return isForgotten || isFresh ? null : instant(endsAt + minutes(random.between(200, 1_600)));
}

/** Most have places to spare or no limit; one in ten was full, and somebody waited in vain. */
function capacityFor(random: Random, signUps: number): number | null {
  if (random.chance(0.3)) return null;
  if (random.chance(0.15)) return Math.max(1, signUps - random.between(1, 4));
  return Math.ceil((signUps + 1) / 5) * 5;
}

function daysFor(cast: Cast, scheduled: Scheduled): number[] {
  const fitting: number[] = [];
  for (let ago = pastDays.first; ago >= pastDays.last; ago -= 1) {
    const midnight = shanghaiMidnight(cast.context.anchor - days(ago));
    const month = Number(shanghaiDay(midnight).slice(5, 7));
    const inSeason = scheduled.months === undefined || scheduled.months.includes(month);
    if (inSeason && isWorkday(midnight) === (scheduled.on === 'workday')) fitting.push(midnight);
  }
  return fitting;
}

function cycle<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('nothing to choose from');
  return item;
}
