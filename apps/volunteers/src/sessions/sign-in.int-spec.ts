import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getMe, openSession, requestOtp, updateMe } from '@liandong/contracts/auth/auth';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { PeopleImport } from '../people-import/people-import.service.js';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';

let volunteers: RunningVolunteers;
let phone: string;
let serial = 0;

beforeAll(async () => {
  volunteers = await runVolunteers();
});
afterAll(() => volunteers?.close());
beforeEach(() => {
  phone = `139${String(++serial).padStart(8, '0')}`;
});

const requestCode = () => volunteers.gateway.rpc.call(requestOtp, { phone }, asking(null));
const signIn = (otp: string) => volunteers.gateway.rpc.call(openSession, { phone, otp }, asking(null));
const wrong = (otp: string) => (otp === '000000' ? '000001' : '000000');

async function sentCode(): Promise<string> {
  await requestCode();
  return volunteers.lastOtp(phone);
}

describe('signing in by one-time code', () => {
  it('makes an unknown phone a volunteer without a name, who then enters one', async () => {
    const { me } = await signIn(await sentCode());
    expect(me).toMatchObject({ displayName: '', phoneMasked: `139****${phone.slice(-4)}`, grants: [] });

    const actor = person(me.id);
    const named = await volunteers.gateway.rpc.call(updateMe, { displayName: '次仁顿珠' }, asking(actor));
    expect(named).toEqual({ ...me, displayName: '次仁顿珠' });
    await expect(volunteers.gateway.rpc.call(getMe, {}, asking(actor))).resolves.toEqual(named);
  });

  it('takes no phone or ID number for a name, which others read', async () => {
    const { me } = await signIn(await sentCode());
    for (const displayName of ['13812345678', '扎西 540400199001011234']) {
      const renaming = volunteers.gateway.rpc.call(updateMe, { displayName }, asking(person(me.id)));
      await expect(renaming).rejects.toMatchObject({
        code: 'PERSONAL_DATA_IN_TEXT',
        fields: [{ path: 'displayName', code: 'personalData' }],
      });
    }
  });

  it('finds the same volunteer the next time', async () => {
    const first = await signIn(await sentCode());
    volunteers.advance(61);
    const second = await signIn(await sentCode());
    expect(second.me.id).toBe(first.me.id);
    expect(second.sessionId).not.toBe(first.sessionId);
  });

  it('counts wrong codes and takes none after the fifth, not even the right one', async () => {
    const otp = await sentCode();
    for (const attemptsLeft of [4, 3, 2, 1, 0]) {
      await expect(signIn(wrong(otp))).rejects.toMatchObject({ code: 'OTP_WRONG', params: { attemptsLeft } });
    }
    await expect(signIn(otp)).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
  });

  it('counts wrong codes that come at once one by one', async () => {
    const otp = await sentCode();
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(wrong(otp))));
    const codes = outcomes.map((each) => each.status === 'rejected' && each.reason.code);
    expect(codes.filter((code) => code === 'OTP_WRONG')).toHaveLength(5);
    expect(codes.filter((code) => code === 'OTP_EXPIRED')).toHaveLength(7);
  });

  it('refuses a code after five minutes', async () => {
    const otp = await sentCode();
    volunteers.advance(300);
    await expect(signIn(otp)).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
  });

  it('refuses a code for another phone, and one that was never sent', async () => {
    const otp = await sentCode();
    phone = `138${phone.slice(3)}`;
    await expect(signIn(otp)).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
  });

  it('refuses a code that was replaced by a newer one', async () => {
    const old = await sentCode();
    volunteers.advance(60);
    const current = await sentCode();
    if (old !== current) await expect(signIn(old)).rejects.toMatchObject({ code: 'OTP_WRONG' });
    await expect(signIn(current)).resolves.toBeDefined();
  });

  it('opens one session when two taps send the same code at once', async () => {
    const otp = await sentCode();
    const [first, second] = await Promise.all([signIn(otp), signIn(otp)]);
    expect(second.sessionId).toBe(first.sessionId);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const people: unknown[] = await volunteers.sql.query('SELECT FROM sessions WHERE volunteer_id = $1', [
      first.me.id,
    ]);
    expect(people).toHaveLength(1);
  });

  it('takes a used code as a double tap for five seconds and no longer', async () => {
    const otp = await sentCode();
    const first = await signIn(otp);
    volunteers.advance(4);
    expect((await signIn(otp)).sessionId).toBe(first.sessionId);
    volunteers.advance(1);
    await expect(signIn(otp)).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
  });
});

describe('asking for a code', () => {
  it('says how long to wait for another', async () => {
    await expect(requestCode()).resolves.toEqual({ expiresInSeconds: 300, resendAfterSeconds: 60 });
    volunteers.advance(20);
    await expect(requestCode()).rejects.toMatchObject({ code: 'OTP_TOO_SOON', params: { seconds: 40 } });
  });

  it('sends one code when two requests come at once', async () => {
    const outcomes = await Promise.allSettled([requestCode(), requestCode()]);
    expect(outcomes.map((each) => each.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is unavailable without the notifications service, and works at once when it is back', async () => {
    await volunteers.stopSending();
    await expect(requestCode()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    volunteers.startSending();
    await expect(signIn(await sentCode())).resolves.toBeDefined();
  });

  it('refuses what is no phone number', async () => {
    phone = '12345';
    await expect(requestCode()).rejects.toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});

describe('signing in by password', () => {
  it('takes the right one and tells neither a wrong one nor an unknown phone apart', async () => {
    const id = uuidv7();
    await volunteers.app.get(PeopleImport).importVolunteers([
      {
        id,
        phone,
        displayName: '张敏',
        language: 'zh-CN',
        joinedAt: '2026-01-05T02:00:00.000Z',
        employerId: null,
        password: 'a long pass phrase',
      },
    ]);
    const open = (password: string, of = phone) =>
      volunteers.gateway.rpc.call(openSession, { phone: of, password }, asking(null));
    expect((await open('a long pass phrase')).me.id).toBe(id);
    await expect(open('another pass phrase')).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
    await expect(open('a long pass phrase', '13700000000')).rejects.toMatchObject({ code: 'PASSWORD_WRONG' });
  });
});

describe('what others hear of a volunteer', () => {
  it('has the name and a growing version, and never the phone', async () => {
    const { me } = await signIn(await sentCode());
    await volunteers.gateway.rpc.call(updateMe, { displayName: '扎西' }, asking(person(me.id)));
    await volunteers.gateway.rpc.call(updateMe, { displayName: '扎西' }, asking(person(me.id)));
    const events = await volunteers.events(volunteerChanged.subject, me.id);
    expect(events).toEqual([
      { id: me.id, version: 1, displayName: '', language: 'zh-CN' },
      { id: me.id, version: 2, displayName: '扎西', language: 'zh-CN' },
    ]);
  });
});
