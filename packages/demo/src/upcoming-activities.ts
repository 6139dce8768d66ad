import { usualPolicy } from './usual-policy.js';
import type { Cast } from './cast.js';
import { nextActivityPlan, upcomingPlans, type UpcomingPlan } from './data/upcoming-plans.js';
import type { DemoActivity, DemoTeam } from './district.js';
import { days, instant, minutes, shanghaiMidnight } from './shanghai-time.js';
import { drawSignUps } from './sign-ups.js';

/** How long after the anchor the next activity starts. */
export const nextActivityStartsAfter = minutes(35);

/** The name, in the id, of the activity that starts within the hour. */
export const nextActivityName = 'next';

type Timed = Omit<UpcomingPlan, 'inDays' | 'atMinute'> & { name: string; startsAt: number };

/** The next weeks; the first one belongs to the team of the leader to sign in as. */
export function upcomingActivities(cast: Cast): DemoActivity[] {
  const { anchor } = cast.context;
  const startsAt = anchor + nextActivityStartsAfter;
  const later = upcomingPlans.map((plan, index): Timed => ({
    ...plan,
    name: `upcoming/${index}`,
    startsAt: shanghaiMidnight(anchor, plan.inDays) + minutes(plan.atMinute),
  }));
  const next: Timed = { ...nextActivityPlan, state: 'published', name: nextActivityName, startsAt };
  return [next, ...later].map((plan) => schedule(cast, plan));
}

function schedule(cast: Cast, plan: Timed): DemoActivity {
  const { context } = cast;
  const random = context.random(`upcoming/${plan.name}`);
  const team = teamFor(cast, plan);
  const endsAt = plan.startsAt + minutes(plan.lengthMinutes);
  const publishedAt = context.anchor - days(random.between(2, 6));
  const cancelledAt = context.anchor - minutes(30);
  return {
    id: context.id('activity', plan.name),
    teamId: team.id,
    leaderId: cast.leaderOf(team),
    title: plan.title,
    activityClass: plan.activityClass,
    linkedParties: plan.linkedParties,
    place: plan.place,
    description: plan.description,
    startsAt: instant(plan.startsAt),
    endsAt: instant(endsAt),
    capacity: plan.capacity,
    checkInPolicy: usualPolicy(false, plan.policy),
    createdAt: instant(publishedAt - minutes(random.between(10, 240))),
    publishedAt: plan.state === 'draft' ? null : instant(publishedAt),
    completedAt: null,
    confirmedAt: null,
    cancelled:
      plan.state === 'cancelled'
        ? { at: instant(cancelledAt), reason: '场地临时检修，改期另行通知。' }
        : null,
    signUps: drawSignUps(cast, random, {
      team,
      count: plan.signUps,
      from: plan.startsAt,
      to: endsAt,
      opensAt: publishedAt,
      closesAt: context.anchor - minutes(60),
      except: plan.name === nextActivityName ? cast.bystander : undefined,
    }),
    attendances: [],
    refusedScans: [],
  };
}

/** The first team of the kind; a small district may have none of it. */
function teamFor(cast: Cast, plan: Timed): DemoTeam {
  const team = cast.teams.find((candidate) => candidate.kind === plan.kind) ?? cast.teams[0];
  if (team === undefined) throw new RangeError('a district needs a team');
  return team;
}
