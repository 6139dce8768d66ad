import type { ActivityInput } from '@liandong/contracts/activities/activity';
import type { Actor } from '@liandong/contracts/common/actor';
import { demoDistrict, nextActivityId, nowOfEarlierLoad } from '@liandong/demo/demo-district';
import type { DemoActivity, DemoDistrict } from '@liandong/demo/district';
import type { SetClock } from '@liandong/service-kit/clock';
import type { Report } from '@liandong/service-kit/run-task';
import type { DataSource } from 'typeorm';
import type { ActivitiesRepository } from '../activities/activities.repository.js';
import type { ActivitiesService } from '../activities/activities.service.js';
import type { SignUpsService } from '../sign-ups/sign-ups.service.js';

const reportEvery = 25;
/** Sign-ups of an activity are entered in so many calls. */
const waves = 3;

/** Replays the demonstration district's activities through the services, each step at its own time. */
export class DemoActivities {
  constructor(
    private readonly dataSource: DataSource,
    private readonly repository: ActivitiesRepository,
    private readonly activities: ActivitiesService,
    private readonly signUps: SignUpsService,
    private readonly clock: SetClock,
  ) {}

  /**
   * Loads what is not there yet: a load that was broken off goes on where it stopped.
   * @returns the district that it belongs to
   */
  async load(seed: string, report: Report, scale?: number): Promise<DemoDistrict> {
    const nextId = nextActivityId(seed);
    const district = demoDistrict({ seed, now: await this.nowOfThisLoad(nextId), scale });
    // The next activity goes first: a later load reads from it what "now" was for this one.
    const ordered = district.activities.toSorted((a, b) => Number(b.id === nextId) - Number(a.id === nextId));
    for (const [index, activity] of ordered.entries()) {
      if (index % reportEvery === 0) report(`activities: ${index} of ${ordered.length}`);
      await this.replay(activity);
    }
    return district;
  }

  private async nowOfThisLoad(nextId: string): Promise<Date> {
    const next = await this.repository.find(this.dataSource.manager, nextId);
    return next ? nowOfEarlierLoad(next.startsAt) : new Date();
  }

  private async replay(activity: DemoActivity): Promise<void> {
    const leader: Actor = {
      id: activity.leaderId,
      kind: 'person',
      grants: [{ role: 'leader', teamId: activity.teamId }],
    };
    const { id, publishedAt, cancelled, completedAt } = activity;
    this.clock.set(new Date(activity.createdAt));
    const { status } = await this.activities.create(leader, inputOf(activity), id);
    if (status === 'completed' || status === 'cancelled') return;
    if (publishedAt !== null) {
      this.clock.set(new Date(publishedAt));
      await this.activities.publish(leader, id);
      await this.signUp(leader, activity);
    }
    if (cancelled) {
      this.clock.set(new Date(cancelled.at));
      await this.activities.cancel(leader, id, cancelled.reason);
    }
    if (completedAt !== null) {
      this.clock.set(new Date(completedAt));
      await this.activities.complete(leader, id);
    }
  }

  /** In a few waves, each at the time of its last one: the order stays, and so does who has to wait. */
  private async signUp(leader: Actor, { id, title, signUps }: DemoActivity): Promise<void> {
    const size = Math.ceil(signUps.length / waves);
    for (let start = 0; start < signUps.length; start += size) {
      const wave = signUps.slice(start, start + size);
      this.clock.set(new Date(wave.at(-1)?.at ?? 0));
      const people = wave.map((signUp) => signUp.volunteerId);
      for (const outcome of await this.signUps.signUpMany(leader, id, people)) {
        if ('refusal' in outcome)
          throw new Error(`${title}: a sign-up was refused`, { cause: outcome.refusal });
      }
    }
  }
}

function inputOf(activity: DemoActivity): ActivityInput {
  return {
    teamId: activity.teamId,
    title: activity.title,
    activityClass: activity.activityClass,
    linkedParties: activity.linkedParties,
    place: activity.place,
    description: activity.description,
    startsAt: activity.startsAt,
    endsAt: activity.endsAt,
    capacity: activity.capacity,
    checkInPolicy: activity.checkInPolicy,
  };
}
