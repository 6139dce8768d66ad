import type { Wish } from '@liandong/contracts/activities/wish';
import type { Actor } from '@liandong/contracts/common/actor';
import type { DemoWish } from '@liandong/demo/district';
import type { SetClock } from '@liandong/service-kit/clock';
import type { Report } from '@liandong/service-kit/run-task';
import type { WishesService } from '../wishes/wishes.service.js';

/** Replays the demonstration district's wishes through the service, each step at its own time. */
export class DemoWishes {
  constructor(
    private readonly wishes: WishesService,
    private readonly clock: SetClock,
  ) {}

  /** May be repeated: steps that were taken before are left out. */
  async load(wishes: readonly DemoWish[], report: Report): Promise<void> {
    report(`wishes: ${wishes.length}`);
    for (const wish of wishes) await this.replay(wish);
  }

  private async replay(demo: DemoWish): Promise<void> {
    const { claimed, fulfilled, confirmed, withdrawn } = demo;
    let wish = await this.post(demo);
    if (withdrawn && wish.status === 'open') {
      const step = { ...this.at(withdrawn.at, wish), reason: withdrawn.reason };
      wish = await this.wishes.withdraw(workerOf(demo, demo.postedBy), step);
    }
    if (claimed && wish.status === 'open') {
      wish = await this.wishes.claim(personOf(claimed.by), this.at(claimed.at, wish));
    }
    if (claimed && fulfilled && wish.status === 'claimed') {
      const step = { ...this.at(fulfilled.at, wish), note: fulfilled.note };
      wish = await this.wishes.fulfil(personOf(claimed.by), step);
    }
    if (confirmed && wish.status === 'fulfilled') {
      await this.wishes.confirm(workerOf(demo, confirmed.by), this.at(confirmed.at, wish));
    }
  }

  private post(demo: DemoWish): Promise<Wish> {
    this.clock.set(new Date(demo.postedAt));
    const { id, organizationId, title, details, neededBy, contact } = demo;
    const input = { organizationId, title, details, neededBy, contact };
    return this.wishes.post(workerOf(demo, demo.postedBy), input, id);
  }

  /** Sets the clock to a step's time and answers what the step is made from. */
  private at(time: string, { id, version }: Wish) {
    this.clock.set(new Date(time));
    return { id, version };
  }
}

function personOf(id: string): Actor {
  return { id, kind: 'person', grants: [] };
}

function workerOf({ organizationId, organizationPath }: DemoWish, id: string): Actor {
  return { id, kind: 'person', grants: [{ role: 'organiser', organizationId, organizationPath }] };
}
