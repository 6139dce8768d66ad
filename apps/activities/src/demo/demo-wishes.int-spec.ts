import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wishFulfilled } from '@liandong/contracts/activities/wish';
import { demoDistrict } from '@liandong/demo/demo-district';
import type { DemoWish } from '@liandong/demo/district';
import { DataSource } from 'typeorm';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { ActivitiesUnderTest } from '../testing/activities-under-test.js';
import { WishesService } from '../wishes/wishes.service.js';
import { DemoWishes } from './demo-wishes.js';

const { wishes, organizations } = demoDistrict({ seed: 'small', now: new Date(), scale: 0.1 });
let service: ActivitiesUnderTest;
let demo: DemoWishes;

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
  const { manager } = service.app.get(DataSource);
  const directory = service.app.get(DirectoryRepository);
  for (const organization of organizations.filter(({ kind }) => kind === 'community')) {
    await directory.keepOrganization(manager, { ...organization, version: 1 });
  }
  demo = new DemoWishes(service.app.get(WishesService), service.clock);
  await demo.load(wishes, () => undefined);
}, 30_000);
afterAll(() => service?.stop());

interface Loaded {
  id: string;
  status: string;
  postedAt: Date;
  claimedBy: string | null;
  confirmedAt: Date | null;
}

const loaded = (): Promise<Loaded[]> =>
  service.app.get(DataSource).query(
    `SELECT id, status, posted_at AS "postedAt", claimed_by AS "claimedBy", confirmed_at AS "confirmedAt", version
     FROM wishes ORDER BY id`,
  );

function statusOf({ claimed, fulfilled, confirmed, withdrawn }: DemoWish): string {
  if (withdrawn) return 'withdrawn';
  if (confirmed) return 'confirmed';
  if (fulfilled) return 'fulfilled';
  return claimed ? 'claimed' : 'open';
}

describe('loading the demonstration wishes', () => {
  it('leaves each in its state, at its own times, and tells of those that were confirmed', async () => {
    const rows = new Map((await loaded()).map((row) => [row.id, row]));
    expect(rows.size).toBe(wishes.length);
    for (const wish of wishes) {
      expect(rows.get(wish.id)).toMatchObject({
        status: statusOf(wish),
        postedAt: new Date(wish.postedAt),
        claimedBy: wish.claimed?.by ?? null,
        confirmedAt: wish.confirmed && new Date(wish.confirmed.at),
      });
    }
    const told = (await service.published(wishFulfilled)).map(({ id }) => id);
    const confirmed = wishes.filter((wish) => wish.confirmed).map(({ id }) => id);
    expect(told.toSorted()).toEqual(confirmed.toSorted());
  });

  it('changes nothing when it is repeated', async () => {
    const before = await loaded();
    await demo.load(wishes, () => undefined);
    expect(await loaded()).toEqual(before);
  });
});
