import { signAgreements } from './agreements.js';
import { enterAfterwards } from './cases.js';
import { Cast } from './cast.js';
import { DemoContext } from './context.js';
import type { DemoDistrict } from './district.js';
import { growTree } from './organizations.js';
import { pastMeetings, pastServices } from './past-activities.js';
import { assignContacts, invitePeople } from './people.js';
import { reportIn } from './report-ins.js';
import { minutes } from './shanghai-time.js';
import { formTeams } from './teams.js';
import { nextActivityName, nextActivityStartsAfter, upcomingActivities } from './upcoming-activities.js';
import { appointWorkers, makeWishes } from './wishes.js';

export interface DemoInput {
  seed: string;
  now: Date;
  /** 1, the default, for the whole district; see `demoFigures`. */
  scale?: number;
}

/** Times are counted from the last full five minutes. */
const grain = minutes(5);

/** The whole district, the same for the same seed, scale and five minutes. */
export function demoDistrict({ seed, now, scale = 1 }: DemoInput): DemoDistrict {
  const context = new DemoContext(seed, Math.floor(now.getTime() / grain) * grain, scale);
  const tree = growTree(context);
  const volunteers = invitePeople(context, tree);
  assignContacts(context, tree, volunteers);
  const teams = formTeams(context, tree, volunteers);
  appointWorkers(tree, volunteers, teams);
  const cast = new Cast(context, tree, volunteers, teams);
  // The next weeks come first: their places must not depend on who was busy in the past.
  const activities = [...upcomingActivities(cast), ...pastServices(cast), ...pastMeetings(cast)];
  activities.sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return {
    organizations: tree.all,
    agreements: signAgreements(context, tree),
    volunteers,
    teams,
    reportIns: reportIn(context, tree, volunteers, teams),
    activities,
    cases: enterAfterwards(cast, activities),
    wishes: makeWishes(cast),
  };
}

/** The id of the activity that starts within the hour after the load. */
export function nextActivityId(seed: string): string {
  return new DemoContext(seed, 0, 1).id('activity', nextActivityName);
}

/**
 * The `now` of an earlier, broken-off load, from the start of its next activity: going on with the same
 * one repeats nothing.
 */
export function nowOfEarlierLoad(nextActivityStartsAt: Date): Date {
  return new Date(nextActivityStartsAt.getTime() - nextActivityStartsAfter);
}
