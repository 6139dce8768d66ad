import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Activity } from '@liandong/contracts/activities/activity';
import { Attendance } from '@liandong/contracts/check-ins/attendance';
import { MemberCode } from '@liandong/contracts/check-ins/member-code';
import { shownMemberCode } from '@liandong/rules/member-code';
import { stepAt } from '@liandong/rules/venue-code';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { ApiClient, freshPhone } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone, picture } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { writeQrVideo } from './support/qr-video.js';
import { runningSystem } from './support/running-system.js';
import { codeAt, venueKeyOf } from './support/scanned-code.js';
import { publishedOf } from './support/team-activity.js';

/**
 * The leader's phone and the member's phone without signal, in Chromium; each step goes on where the one before
 * ended. Real: everything. The camera shows a film of the member's own code.
 */
jest.setTimeout(40_000);
const { url, dataDir } = runningSystem();
const nobody = new ApiClient(url);
const minute = 60_000;
const hour = 60 * minute;
const cardHolder = '扎西卓玛';
const withoutPhone = '次仁罗布';

let browser: Browser;
let leaderApi: ApiClient;
let activity: Activity;
let leader: Page;
let member: Page;
/** What the leader's camera sees. */
const film = join(dataDir, 'member-code.y4m');
let filmed: MemberCode;

beforeAll(async () => {
  leaderApi = await nobody.signIn(phoneOfTeamLeader(5));
  activity = await publishedOf(leaderApi, [Date.now() + 0.5 * hour, Date.now() + 2 * hour], {
    title: '无信号测试活动',
    place: '尼洋河畔观景台',
  });
  const first = await registered(cardHolder);
  const second = await registered(withoutPhone);
  for (const person of [first, second]) await signedUp(person);
  filmed = MemberCode.parse((await first.get('/me/member-code')).body);
  filmPhone(Date.now());
  browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  leader = await pageOf(leaderApi);
  const third = await registered('李小满');
  await signedUp(third);
  member = await pageOf(third);
});

afterAll(async () => {
  await browser?.close();
});

/** Films the phone of the card holder as it is at this moment. */
function filmPhone(at: number): void {
  const key = Buffer.from(filmed.showingKey, 'base64url');
  writeQrVideo(film, shownMemberCode(filmed.code, stepAt(at), key));
}

async function registered(displayName: string): Promise<ApiClient> {
  const client = await nobody.signIn(freshPhone());
  const answer = await client.send('PATCH', '/me', JSON.stringify({ displayName }));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return client;
}

async function signedUp(client: ApiClient): Promise<void> {
  const answer = await client.post(`/activities/${activity.id}/sign-ups`);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
}

/** A phone on which somebody is signed in and has opened the app once, with signal. */
async function pageOf(client: ApiClient): Promise<Page> {
  const page = await openPage(browser, url, { viewport: phone, as: client });
  await page.context().grantPermissions(['camera'], { origin: url });
  await page.goto('/activities');
  await page.getByRole('heading', { name: '志愿服务活动' }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  return page;
}

/** How many rows of a store this device keeps. */
function kept(page: Page, store: string): Promise<number> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('liandong');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('no database')));
    });
    const count = await new Promise<number>((resolve, reject) => {
      const counting = db.transaction(name).objectStore(name).count();
      counting.addEventListener('success', () => resolve(counting.result));
      counting.addEventListener('error', () => reject(new Error('no store')));
    });
    db.close();
    return count;
  }, store);
}

/** Moves the times of this device's scans, and puts them into the state. */
function rewriteScans(page: Page, change: { byMs: number; state: string }): Promise<void> {
  return page.evaluate(async ({ byMs, state }) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('liandong');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(new Error('no database')));
    });
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction('scans', 'readwrite');
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('error', () => reject(new Error('not changed')));
      const walk = transaction.objectStore('scans').openCursor();
      walk.addEventListener('success', () => {
        const cursor = walk.result;
        if (!cursor) return;
        const scannedAt = new Date(Date.parse(cursor.value.scannedAt) + byMs).toISOString();
        cursor.update({ ...cursor.value, state, scannedAt });
        cursor.continue();
      });
    });
    db.close();
  }, change);
}

const signal = (page: Page, there: boolean) => page.context().setOffline(!there);

describe('the leader’s phone without signal', () => {
  it('has what it needs once the activity’s page was looked at', async () => {
    await leader.goto(`/activities/${activity.id}`);
    await leader.getByRole('link', { name: '扫队员的码' }).waitFor();
    await picture(leader, 'offline-01-activity');
    await eventually(async () => {
      expect(await kept(leader, 'venueKeys')).toBe(2);
      expect(await kept(leader, 'scannerKits')).toBe(1);
      const files = await leader.evaluate(async () => {
        const cache = await caches.open('liandong-assets');
        return (await cache.keys()).map((request) => request.url);
      });
      expect(files.some((file) => file.endsWith('.wasm'))).toBe(true);
      return true;
    });
  });

  it('opens the venue screen, which goes on making codes', async () => {
    await signal(leader, false);
    await leader.goto(`/activities/${activity.id}/venue`);
    await leader.getByRole('img', { name: '签到二维码' }).waitFor();
    await leader.getByText('当前没有网络').waitFor();
    expect(await leader.getByTestId('short-code').textContent()).toMatch(/^\d{3} \d{3}$/);
    await picture(leader, 'offline-02-venue');
  });

  it('scans a member’s code, and says whose it is', async () => {
    await leader.goto('/activities');
    filmPhone(Date.now());
    await leader.goto(`/activities/${activity.id}/scan`);
    await leader.getByRole('heading', { name: cardHolder }).waitFor({ timeout: 15_000 });
    await leader.getByText('签到已记下').waitFor();
    await leader.getByText('无网络').first().waitFor();
    await picture(leader, 'offline-03-scanned');
  });

  it('ticks a name that is found by its initials, with a reason', async () => {
    await leader.getByRole('radio', { name: '名单' }).check();
    await leader.getByLabel('找人').fill('crlb');
    await leader.getByRole('button', { name: `签到: ${withoutPhone}` }).click();
    await leader.getByLabel('手机没电或出故障').check();
    await picture(leader, 'offline-04-tick');
    await leader.getByRole('button', { name: '记下', exact: true }).click();
    await leader.getByRole('heading', { name: withoutPhone }).waitFor();
    await picture(leader, 'offline-05-list');
  });

  it('keeps its queue over a reload', async () => {
    await leader.reload();
    await leader.getByRole('radio', { name: '记录（2）' }).check();
    await leader.getByText(cardHolder).waitFor();
    await leader.getByText(withoutPhone).waitFor();
    await leader.getByText('待发送 2').waitFor();
    await picture(leader, 'offline-06-queue');
  });

  it('sends it when there is signal, and shows each answer until it was read', async () => {
    await signal(leader, true);
    await leader.getByText(`${cardHolder}：已签到`).waitFor();
    await leader.getByText(`${withoutPhone}：已签到`).waitFor();
    await leader.setViewportSize(desktop);
    await picture(leader, 'offline-07-answers-desktop');
    await leader.setViewportSize(phone);
    await leader.reload();
    await leader.getByRole('radio', { name: '记录（2）' }).check();
    await leader.getByRole('button', { name: '2 条结果知道了' }).click();
    await leader.getByRole('radio', { name: '记录', exact: true }).waitFor();
    const { body } = await leaderApi.get(`/activities/${activity.id}/attendance`);
    const { counts, rows } = Attendance.parse(body);
    expect(counts.checkedIn).toBe(2);
    const grades = new Map(rows.map(({ displayName, grade }) => [displayName, grade]));
    expect([grades.get(cardHolder), grades.get(withoutPhone)]).toEqual(['device', 'leader']);
  });

  it('says that a member is here already', async () => {
    await leader.getByRole('radio', { name: '扫码' }).check();
    await leader.getByText(/\d\d:\d\d 已签到/).waitFor();
    await picture(leader, 'offline-08-already');
  });

  it('takes a picture of a phone, and leaves the time to the leader', async () => {
    await leader.goto('/activities');
    filmPhone(Date.now() - 5 * minute);
    await leader.goto(`/activities/${activity.id}/scan?direction=out`);
    await leader.getByText('不是手机此刻显示的码').waitFor({ timeout: 15_000 });
    await picture(leader, 'offline-15-picture');
    await eventually(async () => {
      const { body } = await leaderApi.get(`/activities/${activity.id}/attendance`);
      const { rows } = Attendance.parse(body);
      const row = rows.find(({ displayName }) => displayName === cardHolder);
      expect(row?.checkedOutAt).not.toBeNull();
      expect(row).toMatchObject({ awaitsLeader: true, minutes: null });
      return true;
    });
  });

  it('says at once that the signal is gone, and that it is back', async () => {
    await leader.getByText('已联网').waitFor();
    await signal(leader, false);
    await leader.getByText('无网络，可继续扫码').waitFor();
    await signal(leader, true);
    await leader.getByText('已联网').waitFor();
    await leader.goto(`/activities/${activity.id}/venue`);
    await leader.getByRole('radio', { name: '签退' }).check();
    await leader.waitForURL(/direction=out/);
    await leader.reload();
    await leader.getByRole('radio', { name: '签退', checked: true }).waitFor();
    await signal(leader, false);
    await leader.getByText('当前没有网络').waitFor();
    await signal(leader, true);
  });
});

describe('the member’s phone without signal', () => {
  let path: string;

  it('keeps the scan of a code that it opens', async () => {
    const key = await venueKeyOf(leaderApi, activity.id);
    await signal(member, false);
    path = `/c/${codeAt(key)}`;
    await member.goto(path);
    await member.getByRole('heading', { name: '扫码已保存' }).waitFor();
    await picture(member, 'offline-09-member-waits');
  });

  it('has it still after a reload, and shows it on every screen', async () => {
    await member.reload();
    await member.getByRole('heading', { name: '扫码已保存' }).waitFor();
    await member.goto('/me');
    await member.getByText('1 条扫码等待网络').waitFor();
    await picture(member, 'offline-10-member-queue');
    expect(await kept(member, 'scans')).toBe(1);
  });

  it('shows it also if its page had died before it could be sent', async () => {
    // As a page leaves it that is killed, long enough ago.
    await rewriteScans(member, { byMs: -20_000, state: 'fresh' });
    await member.reload();
    await member.getByText('1 条扫码等待网络').waitFor();
    await rewriteScans(member, { byMs: 20_000, state: 'waiting' });
  });

  it('sends it when there is signal, and keeps the answer until it was read', async () => {
    await signal(member, true);
    await member.getByText(/“无信号测试活动”.*队长确认后生效/).waitFor();
    await picture(member, 'offline-11-member-answered');
    await member.reload();
    await member.getByText(/“无信号测试活动”.*队长确认后生效/).waitFor();
    await member.getByRole('button', { name: '知道了' }).click();
    await member.getByText(/“无信号测试活动”.*队长确认后生效/).waitFor({ state: 'detached' });
  });

  it('shows the same answer on the page of the code, where a mistake is undone', async () => {
    await member.goto(path);
    await member.getByRole('heading', { name: '签到成功' }).waitFor();
    await member.getByRole('button', { name: '签错了，撤销' }).click();
    await member.getByRole('button', { name: '撤销', exact: true }).click();
    await member.getByRole('heading', { name: '已撤销' }).waitFor();
    await picture(member, 'offline-12-undone');
    const { body } = await leaderApi.get(`/activities/${activity.id}/attendance`);
    const { counts, rows } = Attendance.parse(body);
    expect(counts.checkedIn).toBe(2);
    const grades = new Map(rows.map(({ displayName, grade }) => [displayName, grade]));
    expect([grades.get(cardHolder), grades.get(withoutPhone)]).toEqual(['device', 'leader']);
  });

  it('checks in by six digits that are typed', async () => {
    await leader.goto(`/activities/${activity.id}/venue`);
    const digits = (await leader.getByTestId('short-code').textContent()) ?? '';
    await member.goto(`/activities/${activity.id}/short-code`);
    await member.getByLabel('六位数字').fill(digits);
    await member.getByRole('button', { name: '提交', exact: true }).click();
    await member.getByRole('heading', { name: '签到成功' }).waitFor();
    await picture(member, 'offline-13-short-code');
  });

  it('opens the own code without signal, large', async () => {
    await member.goto('/me/code');
    await member.getByRole('img', { name: '我的签到码' }).waitFor();
    await signal(member, false);
    await member.reload();
    const code = member.getByRole('img', { name: '我的签到码' });
    await code.waitFor();
    await member.getByText('这是保存在本机的码').waitFor();
    const first = await code.getAttribute('data-url');
    await eventually(
      async () => {
        const next = await code.getAttribute('data-url');
        expect(next?.slice(0, 118)).toBe(first?.slice(0, 118));
        expect(next).not.toBe(first);
        return true;
      },
      { timeoutMs: 15_000 },
    );
    await picture(member, 'offline-14-member-code');
  });

  it('forgets everything at the sign-out', async () => {
    await signal(member, true);
    await member.goto('/me');
    await member.getByRole('button', { name: '退出登录' }).click();
    await member.getByLabel('手机号').waitFor();
    for (const store of ['scans', 'memberCodes', 'device']) expect(await kept(member, store)).toBe(0);
    expect(await member.evaluate(() => localStorage.getItem('liandong.me'))).toBeNull();
  });
});
