import type { Cast } from './cast.js';
import type { DemoSignUp, DemoTeam } from './district.js';
import type { Random } from './random.js';
import { instant, minutes } from './shanghai-time.js';

export interface SignUpPlan {
  team: DemoTeam;
  count: number;
  /** The activity's interval. */
  from: number;
  to: number;
  opensAt: number;
  closesAt: number;
  /** Who stays out of it. */
  except?: string | undefined;
}

/** About three quarters from the team, the others from anywhere; entered in their diaries, by time. */
export function drawSignUps(cast: Cast, random: Random, plan: SignUpPlan): DemoSignUp[] {
  const { team, count, from, to, opensAt, closesAt } = plan;
  const free = cast.freeMembers(team, opensAt, from, to).filter((id) => id !== plan.except);
  const members = random
    .shuffle(free)
    .toSorted((a, b) => Number(cast.isSignIn(b)) - Number(cast.isSignIn(a)));
  const own = members.slice(0, Math.ceil(count * 0.75));
  const others = cast.freePeople(opensAt, from, to).filter((id) => !own.includes(id));
  const everybody = [...own, ...random.sample(others, count - own.length)];
  for (const id of everybody) cast.diary.enter(id, from, to);
  const span = closesAt - opensAt - minutes(5);
  const times = everybody
    .map(() => opensAt + minutes(5) + Math.floor(random.next() * span))
    .toSorted((a, b) => a - b);
  return everybody.map((volunteerId, index) => ({ volunteerId, at: instant(times[index] ?? closesAt) }));
}
