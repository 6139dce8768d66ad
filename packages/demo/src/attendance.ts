import type { Cast } from './cast.js';
import type { DemoActivity, DemoAttendance } from './district.js';
import type { Random } from './random.js';
import { instant, minutes } from './shanghai-time.js';

type Attended = Pick<DemoActivity, 'attendances' | 'refusedScans'>;
type Planned = Pick<
  DemoActivity,
  'startsAt' | 'endsAt' | 'publishedAt' | 'capacity' | 'checkInPolicy' | 'signUps'
>;

const share = { noShow: 0.08, late: 0.1, leftEarly: 0.06, forgotToCheckOut: 0.04 };

/** Who came to a past activity, when, and which scans went wrong. */
export function playAttendance(cast: Cast, random: Random, activity: Planned): Attended {
  const from = Date.parse(activity.startsAt);
  const to = Date.parse(activity.endsAt);
  const admitted = activity.signUps
    .slice(0, activity.capacity ?? Infinity)
    .map((signUp) => signUp.volunteerId);
  const came = admitted.filter((id) => cast.isSignIn(id) || !random.chance(share.noShow));
  const strangers = random.shuffle(cast.freePeople(Date.parse(activity.publishedAt ?? ''), from, to));
  const walkIns = activity.checkInPolicy.walkIns ? strangers.splice(0, random.between(1, 4)) : [];
  for (const id of walkIns) cast.diary.enter(id, from, to);
  const attendances = [...came, ...walkIns].map((id) => attend(cast, random, id, from, to));
  return { attendances, refusedScans: playRefusals(cast, random, activity, attendances, strangers) };
}

function attend(cast: Cast, random: Random, volunteerId: string, from: number, to: number): DemoAttendance {
  const late = random.chance(share.late);
  const arrivedAt = from + seconds(late ? random.between(5 * 60, 25 * 60) : random.between(-35 * 60, 3 * 60));
  const forgot = random.chance(share.forgotToCheckOut) && !cast.isSignIn(volunteerId);
  const early = random.chance(share.leftEarly);
  const leftAt = to + seconds(early ? random.between(-50 * 60, -15 * 60) : random.between(-2 * 60, 20 * 60));
  return { volunteerId, arrivedAt: instant(arrivedAt), leftAt: forgot ? null : instant(leftAt) };
}

function playRefusals(
  cast: Cast,
  random: Random,
  activity: Planned,
  attendances: DemoAttendance[],
  strangers: string[],
): DemoActivity['refusedScans'] {
  const from = Date.parse(activity.startsAt);
  const to = Date.parse(activity.endsAt);
  const refused: DemoActivity['refusedScans'] = [];
  const [attendee] = random.sample(attendances, 1);
  if (attendee && random.chance(0.2)) {
    const at = instant(Date.parse(attendee.arrivedAt) - seconds(random.between(20, 90)));
    refused.push({ volunteerId: attendee.volunteerId, at, because: 'photographedCode' });
  } else if (attendee && random.chance(0.1)) {
    const at = instant(
      from - minutes(activity.checkInPolicy.earlyMinutes) - seconds(random.between(60, 900)),
    );
    refused.push({ volunteerId: attendee.volunteerId, at, because: 'tooEarly' });
  }
  const [stranger] = strangers;
  if (stranger !== undefined && !activity.checkInPolicy.walkIns && random.chance(0.2)) {
    const at = instant(from + seconds(random.between(-600, 600)));
    refused.push({ volunteerId: stranger, at, because: 'notSignedUp' });
    cast.diary.enter(stranger, from, to);
  }
  return refused;
}

function seconds(count: number): number {
  return count * 1_000;
}
