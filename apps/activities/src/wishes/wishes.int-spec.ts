import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  claimWish,
  confirmWish,
  fulfilWish,
  getWish,
  listWishes,
  postWish,
  reopenWish,
  unclaimWish,
  updateWish,
  wishFulfilled,
  wishStepped,
  withdrawWish,
  type Wish,
  type WishInput,
} from '@liandong/contracts/activities/wish';
import type { Actor } from '@liandong/contracts/common/actor';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { person } from '@liandong/testing/gateway-caller';
import { DataSource } from 'typeorm';
import { ActivitiesUnderTest, codeOf, inHours, now, organiserOf } from '../testing/activities-under-test.js';

let service: ActivitiesUnderTest;
let organizationId: string;
let ann: Actor;
let bo: Actor;
const path = '/bayi/niyang/binhe/';
const worker = organiserOf(path);
const colleague = organiserOf('/bayi/niyang/');
const neighbour = organiserOf('/bayi/xueyuan/');

beforeAll(async () => {
  service = await ActivitiesUnderTest.start();
  organizationId = (await service.community({ path })).id;
  const [first, second] = await service.people(2);
  if (!first || !second) throw new Error('two people are needed');
  [ann, bo] = [first, second];
});
afterAll(() => service.stop());
beforeEach(() => service.clock.set(now));

const contact = '央金 13800138000';

function post(facts: Partial<WishInput> = {}, actor = worker, key?: string): Promise<Wish> {
  const input = {
    organizationId,
    title: '给独居老人换一盏灯',
    details: '3栋2单元，周六上午',
    contact,
    ...facts,
  };
  return service.call(actor, postWish, input, key === undefined ? {} : { idempotencyKey: key });
}

const step = ({ id, version }: Wish) => ({ id, version });
const claim = (wish: Wish, actor = ann) => service.call(actor, claimWish, step(wish));
const fulfil = (wish: Wish, actor = ann, note = '灯已换好') =>
  service.call(actor, fulfilWish, { ...step(wish), note });
const confirm = (wish: Wish, actor = worker) => service.call(actor, confirmWish, step(wish));
const contactFor = async (actor: Actor, { id }: Wish) => (await service.call(actor, getWish, { id })).contact;
const fulfilments = async ({ id }: Wish) =>
  (await service.published(wishFulfilled)).filter((event) => event.id === id);

async function sealedContact({ id }: Wish): Promise<Buffer | null> {
  const [row]: { contact: Buffer | null }[] = await service.app
    .get(DataSource)
    .query('SELECT contact_sealed AS contact FROM wishes WHERE id = $1', [id]);
  return row?.contact ?? null;
}

describe('those whom a wish concerns', () => {
  const stepsOf = async ({ id }: Wish) =>
    (await service.published(wishStepped)).filter((one) => one.id === id);

  it('are told of each step once, with who it is about and why', async () => {
    const posted = await post();
    const claimed = await claim(posted);
    await claim(posted);
    const reopened = await service.call(worker, reopenWish, { ...step(claimed), reason: '联系不上' });
    const withdrawn = { ...step(reopened), reason: '已有人帮忙' };
    await service.call(worker, withdrawWish, withdrawn);
    const about = { title: posted.title, postedBy: worker.id, at: now.toISOString() };
    expect(await stepsOf(posted)).toEqual([
      { ...about, id: posted.id, step: 'claim', by: ann.id, claimedBy: ann.id, reason: null },
      { ...about, id: posted.id, step: 'reopen', by: worker.id, claimedBy: ann.id, reason: '联系不上' },
      { ...about, id: posted.id, step: 'withdraw', by: worker.id, claimedBy: null, reason: '已有人帮忙' },
    ]);
  });
});

describe('a wish', () => {
  it('goes from posting to confirmation, and is told of once', async () => {
    const posted = await post({ neededBy: '2026-11-28' });
    expect(posted).toMatchObject({ status: 'open', version: 1, neededBy: '2026-11-28', hasContact: true });
    service.clock.set(new Date(inHours(1)));
    const claimed = await claim(posted);
    expect(claimed).toMatchObject({ status: 'claimed', isMine: true, claimedBy: '志愿者1' });
    service.clock.set(new Date(inHours(2)));
    const fulfilled = await fulfil(claimed);
    expect(fulfilled).toMatchObject({ status: 'fulfilled', fulfilNote: '灯已换好' });
    expect(await fulfilments(posted)).toEqual([]);
    service.clock.set(new Date(inHours(3)));
    const confirmed = await confirm(fulfilled);
    expect(confirmed).toMatchObject({ status: 'confirmed', confirmedAt: inHours(3) });
    expect(await confirm(fulfilled)).toEqual(confirmed);
    expect(await fulfilments(posted)).toEqual([
      {
        id: posted.id,
        volunteerId: ann.id,
        organizationPath: path,
        title: '给独居老人换一盏灯',
        fulfilledAt: inHours(2),
        confirmedAt: inHours(3),
      },
    ]);
  });

  it('is posted once under one Idempotency-Key', async () => {
    const key = randomUUID();
    const first = await post({}, worker, key);
    expect(await post({}, worker, key)).toEqual(first);
  });

  it.each([
    ['a member', person(randomUUID())],
    ['an organiser elsewhere', neighbour],
    ['the auditor', person(randomUUID(), { role: 'auditor' })],
  ])('cannot be posted by %s', async (_who, actor) => {
    expect(await codeOf(post({}, actor))).toBe('FORBIDDEN');
  });

  it('belongs to an organisation that is known, and to a day that is not over in Nyingchi', async () => {
    expect(await codeOf(post({ organizationId: randomUUID() }))).toBe('ORGANIZATION_NOT_FOUND');
    // Nine o'clock in the evening of the day before by UTC.
    service.clock.set(new Date('2026-11-22T21:00:00Z'));
    expect(await codeOf(post({ neededBy: '2026-11-22' }))).toBe('WISH_DAY_PAST');
    expect(await codeOf(post({ neededBy: '2026-11-23' }))).toBe('no error');
  });

  it.each([
    ['title', { title: '换灯 138 0013 8000' }],
    ['details', { details: '身份证 54040219900101123X' }],
  ])('takes no phone or ID number in its %s', async (field, facts) => {
    await expect(post(facts)).rejects.toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      fields: [{ path: field }],
    });
  });

  it('takes none in what is said of it later either', async () => {
    const claimed = await claim(await post());
    const number = '请打１３８００１３８０００';
    expect(await codeOf(fulfil(claimed, ann, number))).toBe('PERSONAL_DATA_IN_TEXT');
    const reason = { ...step(claimed), reason: number };
    expect(await codeOf(service.call(worker, reopenWish, reason))).toBe('PERSONAL_DATA_IN_TEXT');
    expect(await codeOf(service.call(worker, withdrawWish, reason))).toBe('PERSONAL_DATA_IN_TEXT');
  });

  it('is changed while it is open, by whoever read its latest version', async () => {
    const posted = await post();
    const change = (version: number, title: string) =>
      service.call(colleague, updateWish, { id: posted.id, patch: { version, title } });
    expect(await change(1, '换两盏灯')).toMatchObject({ title: '换两盏灯', version: 2, hasContact: true });
    expect(await codeOf(change(1, '换三盏灯'))).toBe('WISH_CHANGED_MEANWHILE');
    expect(await codeOf(claim(posted))).toBe('WISH_CHANGED_MEANWHILE');
    await claim({ ...posted, version: 2 });
    expect(await codeOf(change(3, '换四盏灯'))).toBe('WISH_STATE_FORBIDS');
  });

  it('is open again when its claimer leaves, unless it is fulfilled by then', async () => {
    const [leaving = ann] = await service.people(1);
    const [claimed, fulfilled] = [await claim(await post(), leaving), await claim(await post(), leaving)];
    await fulfil(fulfilled, leaving);
    await service.bus.publish(volunteerErased, { id: leaving.id, erasedAt: now.toISOString() });
    await service.app.get(EventConsumer).caughtUp();
    expect(await service.call(worker, getWish, { id: claimed.id })).toMatchObject({
      status: 'open',
      claimedBy: null,
      version: claimed.version + 1,
    });
    expect(await service.call(worker, getWish, { id: fulfilled.id })).toMatchObject({ status: 'fulfilled' });
  });

  it('is open again when it is given back, and may be claimed by another', async () => {
    const claimed = await claim(await post());
    const open = await service.call(ann, unclaimWish, step(claimed));
    expect(open).toMatchObject({ status: 'open', claimedBy: null, isMine: false });
    expect(await claim(open, bo)).toMatchObject({ status: 'claimed', isMine: true });
  });

  it('is opened anew with a reason when it was not fulfilled', async () => {
    const fulfilled = await fulfil(await claim(await post()));
    const reopened = await service.call(worker, reopenWish, { ...step(fulfilled), reason: '灯还没有亮' });
    expect(reopened).toMatchObject({
      status: 'open',
      returnReason: '灯还没有亮',
      fulfilNote: '',
      fulfilledAt: null,
    });
    expect(await codeOf(confirm(reopened))).toBe('WISH_STATE_FORBIDS');
    expect(await claim(reopened, bo)).toMatchObject({ returnReason: null });
  });
});

describe('four eyes', () => {
  it('nobody confirms what they fulfilled, whatever their role; a colleague does', async () => {
    const fulfilled = await fulfil(await claim(await post(), colleague), colleague);
    expect(await codeOf(confirm(fulfilled, colleague))).toBe('WISH_OWN_FULFILMENT');
    expect(await codeOf(confirm(fulfilled, neighbour))).toBe('FORBIDDEN');
    expect(await codeOf(confirm(fulfilled, ann))).toBe('FORBIDDEN');
    expect(await fulfilments(fulfilled)).toEqual([]);
    expect(await confirm(fulfilled, worker)).toMatchObject({ status: 'confirmed' });
  });
});

describe('the contact', () => {
  it('is sealed at rest, and opens for the claimer and the poster alone', async () => {
    const posted = await post();
    expect((await sealedContact(posted))?.includes('138')).toBe(false);
    expect(await contactFor(worker, posted)).toBe(contact);
    expect(await contactFor(ann, posted)).toBeNull();
    await claim(posted);
    expect(await contactFor(ann, posted)).toBe(contact);
    for (const other of [bo, colleague, person(randomUUID(), { role: 'administrator' })]) {
      expect(await contactFor(other, posted)).toBeNull();
    }
  });

  it('closes for a claimer who gave the wish back', async () => {
    const claimed = await claim(await post());
    await service.call(ann, unclaimWish, step(claimed));
    expect(await contactFor(ann, claimed)).toBeNull();
  });

  it('is erased when the wish is confirmed', async () => {
    const fulfilled = await fulfil(await claim(await post()));
    expect(await sealedContact(fulfilled)).not.toBeNull();
    expect(await confirm(fulfilled)).toMatchObject({ hasContact: false });
    expect(await sealedContact(fulfilled)).toBeNull();
    expect(await contactFor(worker, fulfilled)).toBeNull();
  });

  it('is erased when the wish is withdrawn', async () => {
    const posted = await post();
    await service.call(worker, withdrawWish, { ...step(posted), reason: '家属已解决' });
    expect(await sealedContact(posted)).toBeNull();
  });

  it('is replaced or removed while the wish is open', async () => {
    const posted = await post();
    const patch = { version: 1, contact: '社区服务中心' };
    await service.call(worker, updateWish, { id: posted.id, patch });
    expect(await contactFor(worker, posted)).toBe('社区服务中心');
    await service.call(worker, updateWish, { id: posted.id, patch: { version: 2, contact: null } });
    expect(await contactFor(worker, posted)).toBeNull();
  });
});

describe('the list of wishes', () => {
  it('shows names masked to those whom they do not concern', async () => {
    const { id } = await claim(await post());
    const seenBy = async (actor: Actor) => (await service.call(actor, getWish, { id })).claimedBy;
    expect(await seenBy(bo)).toBe('志**');
    expect(await seenBy(colleague)).toBe('志愿者1');
  });

  it('is filtered by state, subtree and who asks, and gives every wish once over pages of one', async () => {
    const street = await service.community({ kind: 'street', name: '学苑街道', path: '/bayi/xueyuan/' });
    const below = await service.community({ name: '书香社区', path: '/bayi/xueyuan/shuxiang/' });
    const first = await post({ organizationId: below.id }, neighbour);
    service.clock.set(new Date(inHours(1)));
    const second = await post({ organizationId: below.id }, neighbour);
    await claim(second, bo);
    const ids = async (actor: Actor, query: object) =>
      (await service.call(actor, listWishes, query)).items.map(({ id }) => id);
    expect(await ids(ann, { organizationId: street.id })).toEqual([second.id, first.id]);
    expect(await ids(ann, { organizationId: street.id, status: 'open' })).toEqual([first.id]);
    expect(await ids(bo, { mine: 'claimed', organizationId: street.id })).toEqual([second.id]);
    expect(await ids(neighbour, { mine: 'posted' })).toEqual([second.id, first.id]);
    expect(await ids(neighbour, { mine: 'managed' })).toEqual([second.id, first.id]);
    expect(await ids(ann, { mine: 'managed' })).toEqual([]);
    const page = await service.call(ann, listWishes, { organizationId: street.id, limit: 1 });
    const cursor = page.nextCursor ?? '';
    expect(await ids(ann, { organizationId: street.id, limit: 1, cursor })).toEqual([first.id]);
  });

  it('keeps withdrawn ones from everybody whom they do not concern', async () => {
    const posted = await post();
    await service.call(colleague, withdrawWish, { ...step(posted), reason: '重复' });
    expect(await codeOf(service.call(ann, getWish, { id: posted.id }))).toBe('WISH_NOT_FOUND');
    expect(await codeOf(claim(posted))).toBe('WISH_NOT_FOUND');
    const seen = await service.call(worker, getWish, { id: posted.id });
    expect(seen).toMatchObject({ status: 'withdrawn', withdrawReason: '重复' });
  });
});
