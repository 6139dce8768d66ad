import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimWish, getWish, postWish, type Wish } from '@liandong/contracts/activities/wish';
import type { Actor } from '@liandong/contracts/common/actor';
import { person } from '@liandong/testing/gateway-caller';
import { ActivitiesUnderTest, codeOf, organiserOf } from '../testing/activities-under-test.js';
import { withoutLock } from '../testing/without-lock.js';
import { WishesRepository } from './wishes.repository.js';
import { WishesService } from './wishes.service.js';

let service: ActivitiesUnderTest;
let organizationId: string;
const worker = organiserOf('/bayi/niyang/');

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
  organizationId = (await service.community()).id;
});
afterAll(() => service.stop());

const post = (): Promise<Wish> => service.call(worker, postWish, { organizationId, title: '修门锁' });
const crowd = (count: number): Actor[] => Array.from({ length: count }, () => person(randomUUID()));

describe('several who claim a wish at once', () => {
  it('leave it with exactly one, and all others are told that somebody was first', async () => {
    const { id, version } = await post();
    const answers = await Promise.all(
      crowd(20).map((who) => codeOf(service.call(who, claimWish, { id, version }))),
    );
    expect(answers.filter((code) => code === 'no error')).toHaveLength(1);
    expect(answers.filter((code) => code === 'WISH_CLAIMED_ALREADY')).toHaveLength(19);
    expect(await service.call(worker, getWish, { id })).toMatchObject({ status: 'claimed', version: 2 });
  });

  it('are told the masked name of who was first', async () => {
    const [first, second] = await service.people(2);
    const { id, version } = await post();
    await service.call(first ?? null, claimWish, { id, version });
    await expect(service.call(second ?? null, claimWish, { id, version })).rejects.toMatchObject({
      code: 'WISH_CLAIMED_ALREADY',
      params: { name: '志**' },
    });
  });

  it('would all believe to have it without its lock (positive control)', async () => {
    const wish = await post();
    const people = crowd(4);
    const restore = withoutLock(service.app.get(WishesRepository), people.length);
    const claimed = await Promise.all(
      people.map((who) => codeOf(service.app.get(WishesService).claim(who, wish))),
    ).finally(restore);
    expect(claimed).toEqual(people.map(() => 'no error'));
  });

  it('of one person who taps twice is one claim', async () => {
    const { id, version } = await post();
    const [who] = crowd(1);
    const answers = await Promise.all(
      [1, 2, 3].map(() => service.call(who ?? null, claimWish, { id, version })),
    );
    expect(new Set(answers.map((wish) => `${wish.status} ${wish.version}`))).toEqual(new Set(['claimed 2']));
  });
});
