import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Activity } from '@liandong/contracts/activities/activity';
import { listSignUps } from '@liandong/contracts/activities/sign-up';
import { MemberCode } from '@liandong/contracts/check-ins/member-code';
import { MyLedger } from '@liandong/contracts/ledger/ledger';
import { listSigningKeys, TreeHead } from '@liandong/contracts/ledger/proof';
import { eventually } from '@liandong/testing/eventually';
import type { Browser, Page } from 'playwright-core';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { ApiClient, freshPhone } from './support/api-client.js';
import { desktop, launchBrowser, openPage, phone, picture } from './support/browser.js';
import { phoneOfTeamLeader } from './support/demo-people.js';
import { runningSystem } from './support/running-system.js';
import { codeAt, venueKeyOf } from './support/scanned-code.js';
import { signedInAs } from './support/signed-in-as.js';
import { publishedOf } from './support/team-activity.js';

/** A member serves, takes the data along and leaves; the ledger goes on to be proven. Real: everything. */
jest.setTimeout(60_000);
const { url, dataDir } = runningSystem();
const nobody = new ApiClient(url);
const hour = 3_600_000;
const verifier = fileURLToPath(new URL('../../packages/verify/dist/cli.js', import.meta.url));
const gonesPhone = freshPhone();

let browser: Browser;
let page: Page;
let leader: ApiClient;
let auditor: ApiClient;
let gone: ApiClient;
let waiting: ApiClient;
let today: Activity;
let tomorrow: Activity;
let memberCode: string;
let headBefore: string;

const idOf = (client: ApiClient) => client.session?.me.id ?? '';

async function named(phoneNumber: string, displayName: string): Promise<ApiClient> {
  const client = await nobody.signIn(phoneNumber);
  await client.send('PATCH', '/me', JSON.stringify({ displayName }));
  return client;
}

function published(title: string, inHours: number, more: object = {}): Promise<Activity> {
  const startsAt = Date.now() + inHours * hour;
  return publishedOf(leader, [startsAt, startsAt + 2 * hour], { title, ...more });
}

beforeAll(async () => {
  leader = await nobody.signIn(phoneOfTeamLeader(12));
  auditor = await signedInAs('auditor');
  gone = await named(gonesPhone, '旦增曲珍');
  waiting = await named(freshPhone(), '李小满');
  today = await published('注销测试 · 今天', 0.2);
  tomorrow = await published('注销测试 · 明天', 24, { capacity: 1 });
  for (const [who, activity] of [
    [gone, today],
    [gone, tomorrow],
    [waiting, tomorrow],
  ] as const) {
    const { status } = await who.post(`/activities/${activity.id}/sign-ups`);
    expect(status).toBe(201);
  }
  const key = await venueKeyOf(leader, today.id);
  await eventually(async () => {
    const { status } = await gone.post('/check-ins', { code: codeAt(key), scanId: uuidv7() });
    return status === 201;
  });
  await eventually(async () => MyLedger.parse((await gone.get('/me/ledger')).body).items.length > 0);
  memberCode = MemberCode.parse((await gone.get('/me/member-code')).body).code;
  browser = await launchBrowser();
  page = await openPage(browser, url, { viewport: phone, as: gone });
}, 60_000);
afterAll(() => browser?.close());

/** What the verifier says of a file, as a process of its own; a head that was kept must agree. */
async function verified(name: string, content: string, head?: string): Promise<Report> {
  const path = join(dataDir, name);
  await writeFile(path, content);
  const [signing] = listSigningKeys.output.parse((await nobody.get('/ledger/public-keys')).body).items;
  const pinned = head === undefined ? [] : ['--head', head];
  return new Promise((resolve, reject) => {
    const args = [verifier, path, '--key', signing?.publicKey ?? '', ...pinned, '--json'];
    execFile(process.execPath, args, (error, stdout, stderr) => {
      if (stdout) resolve(Report.parse(JSON.parse(stdout)));
      else reject(error ?? new Error(stderr));
    });
  });
}

const Report = z.object({ valid: z.boolean(), erasedRows: z.number().optional() });
type Report = z.infer<typeof Report>;

/** The auditor's export of this activity's team in this month, once it holds as many rows of the activity. */
function exported(): Promise<string> {
  return eventually(async () => {
    const { body } = await auditor.get(`/ledger/export.csv?teamId=${today.teamId}`);
    if (typeof body !== 'string' || !body.includes(today.title)) throw new Error('not sealed yet');
    return body;
  });
}

describe('before leaving', () => {
  it('everything that is kept of the person can be taken along', async () => {
    const { status, headers, body } = await gone.get('/me/export');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('liandong-my-data-');
    expect(body).toMatchObject({
      account: { person: { displayName: '旦增曲珍', phone: gonesPhone }, sessions: [{ endedAt: null }] },
      signUps: { signUps: [{ title: today.title }, { title: tomorrow.title, status: 'signedUp' }] },
      service: {
        checkIns: [{ title: today.title, direction: 'in', way: 'venueCode', scannedByYou: true }],
        ledgerEntries: [{ kind: 'attendance', title: today.title, grade: 'device' }],
      },
      messages: { inbox: expect.any(Array), reminders: expect.any(Array) },
    });
  });

  it('the ledger is proven with the person in it', async () => {
    const head = TreeHead.parse((await nobody.get('/ledger/tree-head')).body);
    headBefore = join(dataDir, 'head-before.json');
    await writeFile(headBefore, JSON.stringify(head));
    expect(await verified('before.csv', await exported())).toMatchObject({ valid: true, erasedRows: 0 });
  });
});

describe('leaving', () => {
  it('is a button that saves a file, and a question that says what goes and what stays', async () => {
    await page.goto('/me');
    const data = page.getByRole('region', { name: '我的数据' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      data.getByRole('button', { name: '下载我的数据' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^liandong-my-data-\d{4}-\d\d-\d\d\.json$/);
    await data.scrollIntoViewIfNeeded();
    await picture(page, 'my-data-phone');
    await data.getByRole('button', { name: '注销账号' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '注销账号？' });
    await dialog.getByText('台账只增不改').waitFor();
    await dialog.getByRole('heading', { name: '注销账号？' }).waitFor();
    await picture(page, 'delete-account-phone');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('needs the code that was sent for it, and then signs out', async () => {
    await page.getByRole('button', { name: '注销账号' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '发送验证码' }).click();
    await dialog.getByLabel('验证码').waitFor();
    const otp = await nobody.newestOtp(gonesPhone);
    await dialog.getByLabel('验证码').fill(otp === '000000' ? '000001' : '000000');
    await page.keyboard.press('Enter');
    await dialog.getByText('还可尝试 4 次').waitFor();
    await dialog.getByLabel('验证码').fill(otp);
    await picture(page, 'delete-account-code-phone');
    await dialog.getByRole('button', { name: '注销并删除' }).click();
    await page.getByText('账号已注销').waitFor();
    await page.getByLabel('手机号').waitFor();
    await picture(page, 'account-deleted-phone');
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).not.toContain(idOf(gone));
  });

  it('ends every session at once, and the phone begins anew as somebody else', async () => {
    expect(await gone.get('/me')).toMatchObject({ status: 401, body: { code: 'ACCOUNT_ERASED' } });
    const anew = await nobody.signIn(gonesPhone);
    expect(anew.session?.me).toMatchObject({ displayName: '', teams: [] });
    expect(idOf(anew)).not.toBe(idOf(gone));
    expect(MyLedger.parse((await anew.get('/me/ledger')).body).items).toEqual([]);
  });

  it('gives the place to who waits', async () => {
    await eventually(async () => {
      const { body } = await leader.get(`/activities/${tomorrow.id}/sign-ups`);
      const { items } = listSignUps.output.parse(body);
      expect(items.map(({ volunteerId, status }) => [volunteerId, status])).toEqual([
        [idOf(waiting), 'signedUp'],
      ]);
      return true;
    });
  });

  it('makes the member code useless, also one that waited on the leader’s phone', async () => {
    const scan = {
      kind: 'memberCode',
      scanId: uuidv7(),
      scannedAt: new Date().toISOString(),
      counter: 1,
      ageMs: 5_000,
      activityId: today.id,
      direction: 'out',
      code: memberCode,
    };
    const batch = { deviceId: uuidv7(), sentAt: new Date().toISOString(), scans: [scan] };
    await eventually(async () => {
      const { body } = await leader.post('/check-ins/batch', batch);
      expect(JSON.stringify(body)).toContain('MEMBER_ERASED');
      return true;
    });
  });
});

describe('the ledger afterwards', () => {
  it('is proven as before: it only grew, and nobody is named', async () => {
    const csv = await exported();
    expect(csv).not.toContain('旦增曲珍');
    const report = await verified('after.csv', csv, headBefore);
    expect(report.valid).toBe(true);
    expect(report.erasedRows).toBeGreaterThan(0);
    const { size } = TreeHead.parse(JSON.parse(await readFile(headBefore, 'utf8')));
    const consistency = await nobody.get(`/ledger/consistency?from=${size}`);
    expect(await verified('consistency.json', JSON.stringify(consistency.body))).toMatchObject({
      valid: true,
    });
  });
});

describe('the same in English, at a desk and in the dark', () => {
  it('reads well', async () => {
    const english = await openPage(browser, url, { viewport: desktop, locale: 'en', as: waiting });
    await english.emulateMedia({ colorScheme: 'dark' });
    await english.goto('/me');
    await english.getByRole('radio', { name: 'English' }).check();
    await english.getByRole('region', { name: 'My data' }).scrollIntoViewIfNeeded();
    await picture(english, 'my-data-desktop-en');
    await english.getByRole('button', { name: 'Delete account' }).click();
    await english.getByRole('dialog').getByText('the ledger only ever grows').waitFor();
    await picture(english, 'delete-account-desktop-en');
    await english.setViewportSize(phone);
    await picture(english, 'delete-account-phone-en');
  });
});
