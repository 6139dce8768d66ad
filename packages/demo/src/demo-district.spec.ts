import { describe, expect, it } from '@jest/globals';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import { Activity } from '@liandong/contracts/activities/activity';
import { Id, Phone } from '@liandong/contracts/common/scalars';
import { demoDistrict, nextActivityId, nowOfEarlierLoad } from './demo-district.js';
import type { DemoActivity } from './district.js';
import { isWorkday, shanghaiMinuteOfDay } from './shanghai-time.js';
import { demoSignIns } from './sign-ins.js';

const now = new Date('2026-11-24T03:12:34.000Z');
const district = demoDistrict({ seed: 'test', now });
const { organizations, volunteers, teams, activities } = district;
const past = activities.filter((activity) => activity.completedAt !== null);
const services = past.filter((activity) => activity.activityClass !== 'meeting');
const meetings = past.filter((activity) => activity.activityClass === 'meeting');
const upcoming = activities.filter((activity) => activity.completedAt === null);
const next = byId(nextActivityId('test'));

function byId(id: string): DemoActivity {
  const found = activities.find((activity) => activity.id === id);
  if (!found) throw new Error(`no activity ${id}`);
  return found;
}

function ofKind(kind: string) {
  return organizations.filter((organization) => organization.kind === kind);
}

function count<T>(items: T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0);
}

describe('what is entered afterwards', () => {
  const { cases } = district;
  const statuses = cases.map(({ decided }) => decided?.as ?? 'waiting');

  it('is approved mostly, rejected once, and the latest waits for a second pair of eyes', () => {
    expect(statuses.filter((status) => status === 'waiting')).toHaveLength(3);
    expect(statuses.filter((status) => status === 'rejected')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'approved').length).toBeGreaterThanOrEqual(6);
    expect(new Set(cases.map(({ input }) => input.kind))).toEqual(new Set(['service', 'training', 'award']));
  });

  it('holds more of one person than goes unnoticed, so that the list of anomalies shows what it is for', () => {
    expect(Math.max(...cases.map(({ input }) => input.volunteerIds.length))).toBeGreaterThan(20);
  });

  it('is decided after it was proposed, by neither its proposer nor its beneficiary', () => {
    for (const { at, decided, proposedBy, input } of cases) {
      expect(at < now.toISOString()).toBe(true);
      expect(input.volunteerIds).not.toContain(proposedBy);
      if (!decided) continue;
      expect(decided.at > at && decided.at < now.toISOString()).toBe(true);
      expect([proposedBy, ...input.volunteerIds]).not.toContain(decided.by.id);
    }
  });
});

describe('the demonstration district', () => {
  it('is the same for the same seed and the same five minutes', () => {
    expect(demoDistrict({ seed: 'test', now: new Date('2026-11-24T03:10:00.000Z') })).toEqual(district);
    expect(demoDistrict({ seed: 'other', now })).not.toEqual(district);
  });

  it('is found again from the start of its next activity', () => {
    const resumed = demoDistrict({ seed: 'test', now: nowOfEarlierLoad(new Date(next.startsAt)) });
    expect(resumed).toEqual(district);
  });

  it.each([
    ['district', 1],
    ['area', 22],
    ['dedicatedGrid', 395],
    ['generalGrid', 134],
    ['ownersCommittee', 16],
    ['propertyCompany', 2],
    ['socialOrganization', 3],
  ])('has as many of the kind %s as the real one: %i', (kind, figure) => {
    expect(ofKind(kind)).toHaveLength(figure);
  });

  it('has the published number of agreements, teams, community workers, services and meetings', () => {
    expect(district.agreements).toHaveLength(97);
    expect(teams).toHaveLength(20);
    expect(volunteers).toHaveLength(1_500);
    expect(volunteers.filter((volunteer) => volunteer.employerId !== null)).toHaveLength(144);
    expect(services).toHaveLength(110);
    expect(meetings).toHaveLength(19);
  });

  it('gives everything its own valid id', () => {
    const { agreements, wishes } = district;
    const ids = [organizations, agreements, volunteers, teams, activities, wishes].flatMap((things) =>
      things.map((thing) => thing.id),
    );
    expect(ids.every((id) => Id.safeParse(id).success)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the organisations', () => {
  it('stand below a parent that comes before them, and have their own path', () => {
    const seen = new Map<string, string>();
    for (const { id, parentId, path, code } of organizations) {
      expect(path).toBe(`${parentId === null ? '/' : seen.get(parentId)}${code}/`);
      seen.set(id, path);
    }
    expect(new Set(seen.values()).size).toBe(organizations.length);
  });

  it('answer for every grid: a partner for a dedicated one, the community for a general one', () => {
    const kinds = new Map(organizations.map(({ id, kind }) => [id, kind]));
    const answering = (kind: string) =>
      new Set(ofKind(kind).map(({ responsibleUnitId }) => kinds.get(responsibleUnitId ?? '')));
    expect(answering('dedicatedGrid')).toEqual(new Set(['partnerUnit', 'propertyCompany']));
    expect(answering('generalGrid')).toEqual(new Set(['community']));
  });

  it('name a community worker of the same community for every grid', () => {
    const employers = new Map(volunteers.map(({ id, employerId }) => [id, employerId]));
    const paths = new Map(organizations.map(({ id, path }) => [id, path]));
    for (const grid of [...ofKind('dedicatedGrid'), ...ofKind('generalGrid')]) {
      const employer = employers.get(grid.contactId ?? '') ?? '';
      expect(grid.path.startsWith(paths.get(employer) ?? 'none')).toBe(true);
    }
  });

  it('sign each agreement between another pair, with commitments', () => {
    const pairs = district.agreements.map(({ partnerId, communityId }) => `${partnerId} ${communityId}`);
    expect(new Set(pairs).size).toBe(97);
    expect(district.agreements.every(({ commitments }) => commitments.length >= 2)).toBe(true);
  });
});

describe('the people', () => {
  it('have phones of their own from the made-up block', () => {
    const phones = volunteers.map(({ phone }) => phone);
    expect(new Set(phones).size).toBe(1_500);
    expect(phones.every((phone) => Phone.safeParse(phone).success && phone.startsWith('1990000'))).toBe(true);
  });

  it('carry Han, Tibetan and Tibetan-script names', () => {
    const inTibetanScript = volunteers.filter(({ displayName }) => /\p{Script=Tibetan}/u.test(displayName));
    expect(inTibetanScript.length).toBeGreaterThan(50);
    expect(inTibetanScript.length).toBeLessThan(200);
  });

  it('include those to sign in as, with their roles', () => {
    const roles = demoSignIns.map(({ phone, name }) => {
      const person = volunteers.find((volunteer) => volunteer.phone === phone);
      expect(person?.displayName).toBe(name);
      if (teams.some((team) => team.members[0]?.volunteerId === person?.id)) return 'leader';
      return person?.grants[0]?.role ?? 'member';
    });
    expect(roles).toEqual(demoSignIns.map(({ role }) => role));
  });

  it('join each team once, and each team is led by a member', () => {
    for (const team of teams) {
      const members = team.members.map(({ volunteerId }) => volunteerId);
      expect(members.length).toBeGreaterThan(20);
      expect(new Set(members).size).toBe(members.length);
    }
  });
});

describe('the activities', () => {
  it('would be taken by the activities service', () => {
    const shape = Activity.pick({
      title: true,
      activityClass: true,
      startsAt: true,
      endsAt: true,
      place: true,
    });
    for (const activity of activities) {
      expect(shape.safeParse(activity).success).toBe(true);
      expect(activity.title.length).toBeLessThanOrEqual(80);
      expect(activity.title + activity.place).not.toMatch(/[{}]/);
    }
  });

  it('record service in all nine classes, and none in a meeting (Order 67, Art 19)', () => {
    expect(new Set(services.map(({ activityClass }) => activityClass)).size).toBe(9);
    expect(services.every(({ activityClass }) => recordsService(activityClass))).toBe(true);
    expect(meetings.every(({ activityClass }) => recordsService(activityClass))).toBe(false);
  });

  it('take place between 9 and 21 o’clock, most of the services on days off, meetings on working days', () => {
    for (const activity of activities.filter((candidate) => candidate !== next)) {
      expect(shanghaiMinuteOfDay(Date.parse(activity.startsAt))).toBeGreaterThanOrEqual(9 * 60);
      expect(shanghaiMinuteOfDay(Date.parse(activity.endsAt))).toBeLessThanOrEqual(21 * 60);
    }
    const onWorkdays = (list: DemoActivity[]) => list.filter((one) => isWorkday(Date.parse(one.startsAt)));
    expect(onWorkdays(services).length).toBeLessThan(services.length / 2);
    expect(onWorkdays(meetings)).toHaveLength(meetings.length);
  });

  it('lie in the past year, created, published, held and completed in this order', () => {
    for (const one of past) {
      const order = [one.createdAt, one.publishedAt, one.startsAt, one.endsAt, one.completedAt].map(String);
      expect(order).toEqual(order.toSorted());
      expect(Date.parse(one.completedAt ?? '')).toBeLessThan(now.getTime());
      expect(Date.parse(one.startsAt)).toBeGreaterThan(now.getTime() - 366 * 86_400_000);
    }
  });

  it('never ask anybody to be in two places', () => {
    const busy = new Map<string, [string, string][]>();
    for (const { startsAt, endsAt, signUps, attendances, refusedScans } of activities) {
      const there = [...signUps, ...attendances, ...refusedScans].map(({ volunteerId }) => volunteerId);
      for (const id of new Set(there)) busy.set(id, [...(busy.get(id) ?? []), [startsAt, endsAt]]);
    }
    for (const intervals of busy.values()) {
      intervals.forEach(([from], index) => {
        if (index > 0) expect(from > (intervals[index - 1]?.[1] ?? '')).toBe(true);
      });
    }
  });

  it('are signed up for once each, after publishing and before the start, by people who had joined', () => {
    const joined = new Map(volunteers.map(({ id, joinedAt }) => [id, joinedAt]));
    for (const { publishedAt, startsAt, signUps } of activities) {
      expect(new Set(signUps.map(({ volunteerId }) => volunteerId)).size).toBe(signUps.length);
      for (const { volunteerId, at } of signUps) {
        expect(at > (publishedAt ?? '') && at < startsAt && at < now.toISOString()).toBe(true);
        expect((joined.get(volunteerId) ?? '') < at).toBe(true);
      }
    }
  });

  it('are attended by those with a place, or by walk-ins where these are welcome', () => {
    for (const { capacity, signUps, attendances, checkInPolicy } of past) {
      const places = signUps.slice(0, capacity ?? Infinity).map(({ volunteerId }) => volunteerId);
      const walkIns = attendances.filter(({ volunteerId }) => !places.includes(volunteerId));
      expect(walkIns.length === 0 || checkInPolicy.walkIns).toBe(true);
    }
  });

  it('show no-shows, forgotten check-outs and refused scans in believable shares', () => {
    const attended = count(past, ({ attendances }) => attendances.length);
    const forgotten = count(
      past,
      ({ attendances }) => attendances.filter((one) => one.leftAt === null).length,
    );
    expect(attended / count(past, ({ signUps }) => signUps.length)).toBeGreaterThan(0.8);
    expect(attended / count(past, ({ signUps }) => signUps.length)).toBeLessThan(1);
    expect(forgotten / attended).toBeGreaterThan(0.02);
    expect(forgotten / attended).toBeLessThan(0.06);
    expect(new Set(past.flatMap(({ refusedScans }) => refusedScans.map(({ because }) => because))).size).toBe(
      3,
    );
  });
});

describe('the next weeks', () => {
  it('begin within the hour, with the demo member signed up and the other not', () => {
    const minutesAhead = (Date.parse(next.startsAt) - now.getTime()) / 60_000;
    expect(minutesAhead).toBeGreaterThan(25);
    expect(minutesAhead).toBeLessThan(60);
    const signedUp = demoSignIns.map(({ phone }) => {
      const person = volunteers.find((volunteer) => volunteer.phone === phone);
      return next.signUps.some(({ volunteerId }) => volunteerId === person?.id);
    });
    expect(signedUp.slice(4)).toEqual([true, false]);
    expect(volunteers.find(({ id }) => id === next.leaderId)?.phone).toBe(demoSignIns[3]?.phone);
  });

  it('hold about 100 sign-ups, some of them waiting', () => {
    const all = count(upcoming, ({ signUps }) => signUps.length);
    expect(all).toBeGreaterThan(90);
    expect(all).toBeLessThan(130);
    const full = upcoming.filter(({ capacity, signUps }) => signUps.length > (capacity ?? Infinity));
    expect(full.length).toBeGreaterThanOrEqual(2);
  });

  it('hold a draft and a cancelled activity', () => {
    expect(upcoming.filter(({ publishedAt }) => publishedAt === null)).toHaveLength(1);
    expect(upcoming.filter(({ cancelled }) => cancelled !== null)).toHaveLength(1);
  });
});

describe('the wishes', () => {
  const { wishes } = district;
  const personOf = (id: string) => volunteers.find((volunteer) => volunteer.id === id);

  it('are as many as were claimed in the real district, in every state', () => {
    expect(wishes.filter(({ claimed }) => claimed !== null)).toHaveLength(62);
    expect(wishes.filter(({ confirmed }) => confirmed !== null)).toHaveLength(44);
    expect(wishes.filter(({ claimed, withdrawn }) => claimed === null && withdrawn === null)).toHaveLength(
      12,
    );
    expect(wishes.filter(({ withdrawn }) => withdrawn !== null)).toHaveLength(2);
  });

  it('are posted, claimed, fulfilled and confirmed in this order, before the load', () => {
    for (const { postedAt, claimed, fulfilled, confirmed, withdrawn } of wishes) {
      const times = [postedAt, claimed?.at, fulfilled?.at, confirmed?.at, withdrawn?.at].filter(
        (time) => time !== undefined,
      );
      expect(times).toEqual(times.toSorted());
      expect(times.every((time) => time < now.toISOString())).toBe(true);
    }
  });

  it('are posted and confirmed by those who look after the community, never by the claimer', () => {
    for (const { organizationPath, postedBy, claimed, confirmed } of wishes) {
      for (const id of [postedBy, confirmed?.by ?? postedBy]) {
        const grants = personOf(id)?.grants ?? [];
        const scopes = grants.flatMap((grant) =>
          grant.role === 'organiser' ? [grant.organizationPath] : [],
        );
        expect(scopes.some((scope) => organizationPath.startsWith(scope))).toBe(true);
        expect(claimed?.by).not.toBe(id);
      }
    }
  });

  it('are claimed by people who had joined; those to sign in as have claimed and fulfilled some', () => {
    for (const { claimed } of wishes) {
      if (claimed) expect((personOf(claimed.by)?.joinedAt ?? 'never') < claimed.at).toBe(true);
    }
    const members = demoSignIns.filter(({ role }) => role === 'member').map(({ phone }) => phone);
    const own = wishes.filter(({ claimed }) => members.includes(personOf(claimed?.by ?? '')?.phone ?? ''));
    expect(own.filter(({ fulfilled, claimed }) => claimed && !fulfilled)).toHaveLength(2);
    expect(own.filter(({ confirmed, fulfilled }) => fulfilled && !confirmed)).toHaveLength(2);
  });

  it('ask for different things where they stand beside each other', () => {
    const open = wishes.filter(({ claimed, withdrawn }) => claimed === null && withdrawn === null);
    expect(new Set(open.map(({ title }) => title)).size).toBe(open.length);
  });

  it('hold no phone or ID number', () => {
    const texts = wishes.flatMap(({ title, details, contact, fulfilled, withdrawn }) => [
      title,
      details,
      contact ?? '',
      fulfilled?.note ?? '',
      withdrawn?.reason ?? '',
    ]);
    expect(texts.join('')).not.toMatch(/\d{3}/);
  });
});

describe('a small district', () => {
  it('has one of each kind of thing at least', () => {
    const small = demoDistrict({ seed: 'test', now, scale: 0.05 });
    expect(small.volunteers).toHaveLength(90);
    expect(new Set(small.organizations.map(({ kind }) => kind)).size).toBe(10);
    expect(new Set(small.activities.map(({ activityClass }) => activityClass)).size).toBe(10);
    expect(small.wishes.length).toBeGreaterThanOrEqual(5);
    expect(small.activities.every(({ leaderId }) => small.volunteers.some(({ id }) => id === leaderId))).toBe(
      true,
    );
  });

  it('has report-ins at communities, each of somebody who had joined before, one for each person', () => {
    const communities = new Set(ofKind('community').map(({ id }) => id));
    const joinedAt = new Map(volunteers.map(({ id, joinedAt: at }) => [id, at]));
    expect(district.reportIns.length).toBeGreaterThan(900);
    expect(new Set(district.reportIns.map(({ volunteerId }) => volunteerId)).size).toBe(
      district.reportIns.length,
    );
    for (const { organizationId, volunteerId, startedAt } of district.reportIns) {
      expect(communities).toContain(organizationId);
      expect(startedAt > (joinedAt.get(volunteerId) ?? '9')).toBe(true);
      expect(startedAt < now.toISOString()).toBe(true);
    }
  });
});
