import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Activity } from '@liandong/contracts/activities/activity';
import { cuttableProxy, type CuttableProxy } from '@liandong/testing/cuttable-proxy';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { ApiClient, freshPhone } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone, picture } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { codeAt, venueKeyOf } from './support/scanned-code.js';
import { publishedOf } from './support/team-activity.js';

/** The wall display in Chromium, behind a network that fails. Real: everything. */
jest.setTimeout(60_000);
const { url } = runningSystem();
const nobody = new ApiClient(url);
const hour = 3_600_000;

let browser: Browser;
let leader: ApiClient;
let activity: Activity;
let network: CuttableProxy;
let wall: Page;

beforeAll(async () => {
  leader = await nobody.signIn(phoneOfTeamLeader(7));
  activity = await publishedOf(leader, [Date.now() - 0.25 * hour, Date.now() + 2 * hour], {
    title: '大屏展示 · 河畔清洁',
    checkInPolicy: { walkIns: true },
  });
  network = await cuttableProxy(url);
  browser = await launchBrowser();
  wall = await openPage(browser, network.url, { viewport: desktop, as: leader });
});

afterAll(async () => {
  await browser?.close();
  await network?.cut();
});

/** A member of this name checks in, by a phone whose network is well. */
async function checkIn(name: string): Promise<void> {
  const member = await nobody.signIn(freshPhone());
  await member.send('PATCH', '/me', JSON.stringify({ displayName: name }));
  const code = codeAt(await venueKeyOf(leader, activity.id));
  expect(await member.post('/check-ins', { code, scanId: uuidv7() })).toMatchObject({ status: 201 });
}

const count = () => wall.getByTestId('wall-checked-in').innerText();
const arrivals = () => wall.getByRole('region', { name: '刚刚签到' }).getByRole('listitem');

/** A name may reach the list after its check-in. */
const newestIs = (name: string) =>
  eventually(async () => (await arrivals().first().innerText()).includes(name));

describe('the wall display', () => {
  it('shows who comes at once, and of the names no more than the first character', async () => {
    await wall.goto(`/activities/${activity.id}/wall`);
    await wall.getByText('还没有人签到').waitFor();
    await checkIn('旦增曲珍');
    await eventually(async () => (await count()) === '1');
    await newestIs('旦**');
    expect(await wall.content()).not.toContain('增曲珍');
  });

  it('says that the connection is lost, and is right by itself when it is back', async () => {
    await network.cut();
    await wall.getByText('连接中断，正在重连；以下是').waitFor();
    for (const name of ['李小满', '张三', '王磊']) await checkIn(name);
    expect(await count()).toBe('1');
    await picture(wall, 'wall-lost');
    await network.mend();
    await wall.getByText('实时更新中').waitFor({ timeout: 20_000 });
    await eventually(async () => (await count()) === '4');
    expect(await arrivals().count()).toBe(4);
    await wall.getByText('连接中断').waitFor({ state: 'detached' });
    await checkIn('Alex Wangdu');
    await eventually(async () => (await count()) === '5');
    await newestIs('A** W**');
    await picture(wall, 'wall');
  });

  it('shows full names when the leader wants them, in the dark, and on a phone', async () => {
    await wall.getByRole('button', { name: '显示全名' }).click();
    await wall.getByText('Alex Wangdu').waitFor();
    await wall.emulateMedia({ colorScheme: 'dark' });
    await picture(wall, 'wall-dark');
    await wall.setViewportSize(phone);
    await picture(wall, 'wall-phone');
  });
});
