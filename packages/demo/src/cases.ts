import { recordsService } from '@liandong/contracts/activities/activity-class';
import type { Cast } from './cast.js';
import { approval, rejection, retroReasons } from './data/case-texts.js';
import type { DemoActivity, DemoCase, DemoVolunteer } from './district.js';
import { demoSignIns } from './sign-ins.js';
import { days, instant, minutes, shanghaiMidnight } from './shanghai-time.js';

/** Of the activities at which a member was missed, how many have led to a case. */
const oneIn = 6;
/** The latest ones still wait for a second pair of eyes. */
const waiting = 3;

/**
 * What leaders entered afterwards for members who were there without a scan, a training and an award: most of it
 * approved by somebody above the team, one thing rejected, the latest waiting.
 */
export function enterAfterwards(cast: Cast, activities: readonly DemoActivity[]): DemoCase[] {
  const missed = activities.filter((activity) => isOld(cast, activity)).flatMap(missing);
  const chosen = missed.filter((_, index) => (missed.length - 1 - index) % oneIn === 0);
  const services = chosen.map((one, index) => {
    const isWaiting = index >= chosen.length - waiting;
    return serviceCase(cast, one, { index, isWaiting, isRejected: index === 1 });
  });
  return [...services, ...honours(cast), ...commendation(cast)];
}

function isOld(cast: Cast, { activityClass, endsAt, completedAt }: DemoActivity): boolean {
  return (
    recordsService(activityClass) &&
    completedAt !== null &&
    Date.parse(endsAt) < cast.context.anchor - days(20)
  );
}

interface Missed {
  activity: DemoActivity;
  volunteerId: string;
}

/** The first who had a place, did not come as far as the records know, and may have something entered. */
function missing(activity: DemoActivity): Missed[] {
  const came = new Set(activity.attendances.map(({ volunteerId }) => volunteerId));
  const admitted = activity.signUps.slice(0, activity.capacity ?? Infinity);
  const first = admitted.find(({ volunteerId: id }) => !came.has(id) && id !== activity.leaderId);
  return first ? [{ activity, volunteerId: first.volunteerId }] : [];
}

interface Fate {
  index: number;
  isWaiting: boolean;
  isRejected: boolean;
}

function serviceCase(
  cast: Cast,
  { activity, volunteerId }: Missed,
  { index, isWaiting, isRejected }: Fate,
): DemoCase {
  const random = cast.context.random(`case/${activity.id}`);
  const minuteOfDay = random.between(9 * 60, 11 * 60);
  const from = isWaiting
    ? cast.context.anchor - days(1)
    : shanghaiMidnight(Date.parse(activity.endsAt), 15) + minutes(minuteOfDay);
  const at = from + minutes(index);
  const decider = aboveTeam(cast, activity.teamId, [activity.leaderId, volunteerId]);
  const { id, teamId, startsAt, endsAt, leaderId } = activity;
  return {
    name: id,
    teamId,
    proposedBy: leaderId,
    at: instant(at),
    input: {
      kind: 'service',
      activityId: id,
      from: startsAt,
      to: endsAt,
      volunteerIds: [volunteerId],
      reason: random.pick(retroReasons),
      evidence: [
        {
          kind: 'reference',
          text: `纸质签到表，活动档案第 ${random.between(1, 12)} 册第 ${random.between(1, 60)} 页`,
        },
      ],
    },
    decided: isWaiting
      ? null
      : {
          as: isRejected ? 'rejected' : 'approved',
          by: decider,
          at: instant(at + days(2)),
          note: isRejected ? rejection : approval,
        },
  };
}

/** So many at once that the list of anomalies asks somebody to look at it. */
const commended = 23;

/** What a leader entered for half a team in one go, lately. */
function commendation(cast: Cast): DemoCase[] {
  const team = cast.teams.find(({ members }) => members.length > commended + 1);
  if (!team) return [];
  const leaderId = cast.leaderOf(team);
  const others = team.members.map(({ volunteerId }) => volunteerId).filter((id) => id !== leaderId);
  const volunteerIds = others.slice(-commended);
  return [
    {
      name: 'commendation',
      teamId: team.id,
      proposedBy: leaderId,
      at: instant(cast.context.anchor - days(2)),
      input: {
        kind: 'award',
        teamId: team.id,
        volunteerIds,
        title: '防汛值守先进个人',
        grantedBy: '区应急管理局',
        from: instant(shanghaiMidnight(cast.context.anchor - days(10)) + minutes(15 * 60)),
        reason: '表彰文件公布，名单统一录入。',
        evidence: [{ kind: 'reference', text: '表彰文件及名单，活动档案第 4 册第 2 页' }],
      },
      decided: {
        as: 'approved',
        by: aboveTeam(cast, team.id, [leaderId, ...volunteerIds]),
        at: instant(cast.context.anchor - days(1)),
        note: approval,
      },
    },
  ];
}

/** A training and an award of the member to sign in as. */
function honours(cast: Cast): DemoCase[] {
  const phone = demoSignIns.find(({ role }) => role === 'member')?.phone;
  const member = cast.people.find((person) => person.phone === phone);
  const team = cast.teams.find(({ members }) =>
    members.slice(1).some((one) => one.volunteerId === member?.id),
  );
  if (!member || !team) return [];
  const leaderId = cast.leaderOf(team);
  const day = shanghaiMidnight(cast.context.anchor - days(40));
  const shared = { teamId: team.id, volunteerIds: [member.id] };
  const common = { teamId: team.id, proposedBy: leaderId, at: instant(day + days(2) + minutes(600)) };
  const decided: DemoCase['decided'] = {
    as: 'approved',
    by: aboveTeam(cast, team.id, [leaderId, member.id]),
    at: instant(day + days(3) + minutes(600)),
    note: approval,
  };
  return [
    {
      ...common,
      name: 'training',
      decided,
      input: {
        ...shared,
        kind: 'training',
        title: '急救技能培训',
        content: '心肺复苏、止血包扎和自动体外除颤器的使用。',
        grantedBy: '区红十字会',
        from: instant(day + minutes(9 * 60)),
        to: instant(day + minutes(12 * 60)),
        minutes: 180,
        reason: '培训在线下举办，没有扫码。',
        evidence: [{ kind: 'reference', text: '培训签到表和结业证书，活动档案第 3 册第 8 页' }],
      },
    },
    {
      ...common,
      name: 'award',
      decided,
      input: {
        ...shared,
        kind: 'award',
        title: '季度优秀志愿者',
        grantedBy: '区志愿服务联合会',
        from: instant(day + minutes(15 * 60)),
        reason: '表彰大会公布。',
        evidence: [{ kind: 'reference', text: '表彰决定复印件，活动档案第 3 册第 9 页' }],
      },
    },
  ];
}

/** An organiser of the team's place, or an administrator. */
function aboveTeam(cast: Cast, teamId: string, not: readonly string[]): DemoVolunteer {
  const team = cast.teams.find(({ id }) => id === teamId);
  const path = cast.tree.all.find(({ id }) => id === team?.organizationId)?.path ?? '/';
  const others = cast.people.filter(({ id }) => !not.includes(id));
  const found =
    others.find(({ grants }) =>
      grants.some((grant) => grant.role === 'organiser' && path.startsWith(grant.organizationPath)),
    ) ?? others.find(({ grants }) => grants.some((grant) => grant.role === 'administrator'));
  if (!found) throw new RangeError('nobody may approve');
  return found;
}
