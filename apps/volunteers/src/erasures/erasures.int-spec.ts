import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  getMe,
  openSession,
  refreshSession,
  requestOtp,
  updateMe,
  type OpenedSession,
} from '@liandong/contracts/auth/auth';
import type { Actor } from '@liandong/contracts/common/actor';
import { eraseMe, listRecentErasures, requestErasureCode } from '@liandong/contracts/people/erasure';
import { getTeam } from '@liandong/contracts/people/team';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { PeopleImport } from '../people-import/people-import.service.js';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';

let volunteers: RunningVolunteers;
let people: PeopleImport;
let phone: string;
let serial = 0;
const organizationId = uuidv7();
const joinedAt = '2026-01-05T02:00:00.000Z';

beforeAll(async () => {
  volunteers = await runVolunteers();
  people = volunteers.app.get(PeopleImport);
  const district = {
    id: organizationId,
    parentId: null,
    kind: 'district',
    code: 'bayi',
    name: '巴宜区',
  } as const;
  await people.importOrganizations([{ ...district, responsibleUnitId: null, contactId: null }]);
});
afterAll(() => volunteers?.close());
beforeEach(() => {
  phone = nextPhone();
});

const nextPhone = () => `137${String(++serial).padStart(8, '0')}`;
const wrong = (otp: string) => (otp === '000000' ? '000001' : '000000');

async function signIn(): Promise<OpenedSession> {
  volunteers.advance(61);
  await volunteers.gateway.rpc.call(requestOtp, { phone }, asking(null));
  return volunteers.gateway.rpc.call(openSession, { phone, otp: volunteers.lastOtp(phone) }, asking(null));
}

async function erasureCode(id: string, of = phone): Promise<string> {
  volunteers.advance(61);
  await volunteers.gateway.rpc.call(requestErasureCode, {}, asking(person(id)));
  return volunteers.lastOtp(of);
}

const erase = (id: string, otp: string) => volunteers.gateway.rpc.call(eraseMe, { otp }, asking(person(id)));

async function volunteer(): Promise<{ id: string; phone: string }> {
  const one = { id: uuidv7(), phone: nextPhone() };
  await people.importVolunteers([
    { ...one, displayName: '王磊', language: 'zh-CN', joinedAt, employerId: null },
  ]);
  return one;
}

async function teamLedBy(name: string, ...leaderIds: string[]): Promise<string> {
  const id = uuidv7();
  const members = leaderIds.map((volunteerId) => ({ volunteerId, leads: true, joinedAt }));
  await people.importTeams([{ id, name, kind: 'veterans', organizationId, members }]);
  return id;
}

/** Every row of the service, as text; not the events, which others need. */
async function everything(): Promise<string> {
  const tables: { name: string }[] = await volunteers.sql.query(
    `SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'volunteers' AND tablename NOT IN ('outbox', 'inbox')`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }): Promise<unknown> => volunteers.sql.query(`SELECT kept::text FROM ${name} kept`)),
  );
  return JSON.stringify(dumps);
}

describe('leaving', () => {
  it('leaves nothing of the person but that there was somebody', async () => {
    const { me, refreshToken } = await signIn();
    await volunteers.gateway.rpc.call(updateMe, { displayName: '次仁顿珠' }, asking(person(me.id)));
    await volunteers.sql.query('UPDATE organizations SET contact_id = $1', [me.id]);
    const before = await everything();
    expect(before).toContain('次仁顿珠');
    const { erasedAt } = await erase(me.id, await erasureCode(me.id));

    const left = await everything();
    expect(left).not.toContain('次仁顿珠');
    expect(left.split(me.id)).toHaveLength(2);
    expect(await volunteers.sql.query('SELECT FROM one_time_codes')).toEqual([]);
    await expect(volunteers.sql.query('SELECT * FROM erasures')).resolves.toEqual([
      { volunteer_id: me.id, erased_at: new Date(erasedAt) },
    ]);
    await expect(volunteers.gateway.rpc.call(getMe, {}, asking(person(me.id)))).rejects.toMatchObject({
      code: 'VOLUNTEER_NOT_FOUND',
    });
    await expect(
      volunteers.gateway.rpc.call(refreshSession, { refreshToken }, asking(null)),
    ).rejects.toMatchObject({ code: 'REFRESH_INVALID' });
  });

  it('is told to the others once, also when it is asked for again and at the same moment', async () => {
    const { me } = await signIn();
    const otp = await erasureCode(me.id);
    const answers = await Promise.all([erase(me.id, otp), erase(me.id, otp)]);
    volunteers.advance(3_600);
    answers.push(await erase(me.id, otp));
    expect(new Set(answers.map((answer) => answer.erasedAt)).size).toBe(1);
    expect(await volunteers.events(volunteerErased.subject, me.id)).toEqual([{ id: me.id, ...answers[0] }]);
  });

  it('lets the telephone begin anew, as somebody else', async () => {
    const { me } = await signIn();
    await erase(me.id, await erasureCode(me.id));
    const anew = await signIn();
    expect(anew.me).toMatchObject({ displayName: '', phoneMasked: me.phoneMasked });
    expect(anew.me.id).not.toBe(me.id);
  });

  it('is for good: a load of data does not bring the person back', async () => {
    const one = await volunteer();
    await erase(one.id, await erasureCode(one.id, one.phone));
    const again = { ...one, displayName: '王磊', language: 'zh-CN', joinedAt, employerId: null } as const;
    expect(await people.importVolunteers([again])).toBe(0);
  });
});

describe('the code', () => {
  it('must be right, and a wrong one is counted', async () => {
    const { me } = await signIn();
    const otp = await erasureCode(me.id);
    await expect(erase(me.id, wrong(otp))).rejects.toMatchObject({
      code: 'OTP_WRONG',
      params: { attemptsLeft: 4 },
    });
    await expect(erase(me.id, wrong(otp))).rejects.toMatchObject({ params: { attemptsLeft: 3 } });
    expect((await volunteers.gateway.rpc.call(getMe, {}, asking(person(me.id)))).id).toBe(me.id);
  });

  it('is good for leaving only: no code of a sign-in leaves, and no code for leaving signs in', async () => {
    const { me } = await signIn();
    volunteers.advance(61);
    await volunteers.gateway.rpc.call(requestOtp, { phone }, asking(null));
    await expect(erase(me.id, volunteers.lastOtp(phone))).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
    const otp = await erasureCode(me.id);
    await expect(
      volunteers.gateway.rpc.call(openSession, { phone, otp }, asking(null)),
    ).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
    await expect(erase(me.id, otp)).resolves.toBeDefined();
  });

  it('is sent at once to who has just signed in, and the next one a minute later', async () => {
    const { me } = await signIn();
    const ask = () => volunteers.gateway.rpc.call(requestErasureCode, {}, asking(person(me.id)));
    await expect(ask()).resolves.toBeDefined();
    await expect(ask()).rejects.toMatchObject({ code: 'OTP_TOO_SOON', params: { seconds: 60 } });
    await expect(volunteers.gateway.rpc.call(requestOtp, { phone }, asking(null))).rejects.toMatchObject({
      code: 'OTP_TOO_SOON',
    });
  });

  it('of somebody else leaves nobody', async () => {
    const { me } = await signIn();
    const other = await volunteer();
    const otp = await erasureCode(other.id, other.phone);
    await expect(erase(me.id, otp)).rejects.toMatchObject({ code: 'OTP_EXPIRED' });
  });
});

describe('a leader', () => {
  it('hands over first: neither code nor erasure before that, and the code stays good', async () => {
    const [one, other] = [await volunteer(), await volunteer()];
    const otp = await erasureCode(one.id, one.phone);
    const team = await teamLedBy('雪域老兵志愿服务队', one.id);
    const refusal = { code: 'ERASURE_SOLE_LEADER', params: { team: '雪域老兵志愿服务队' } };
    await expect(erasureCode(one.id)).rejects.toMatchObject(refusal);
    await expect(erase(one.id, otp)).rejects.toMatchObject(refusal);
    await people.grantRoles([{ volunteerId: other.id, grant: { role: 'leader', teamId: team } }]);
    await erase(one.id, otp);
    const { leaders } = await volunteers.gateway.rpc.call(getTeam, { id: team }, asking(person(other.id)));
    expect(leaders.map(({ id }) => id)).toEqual([other.id]);
  });

  it('counts each team for itself, also when two have one name', async () => {
    const [one, other] = [await volunteer(), await volunteer()];
    await teamLedBy('同名队', one.id);
    await teamLedBy('同名队', other.id);
    await expect(erasureCode(one.id)).rejects.toMatchObject({ code: 'ERASURE_SOLE_LEADER' });
  });

  it('and the only other one who leave at once: one of them stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await volunteer(), await volunteer()];
      await teamLedBy(`轮值队 ${round}`, one.id, other.id);
      const codes = [await erasureCode(one.id, one.phone), await erasureCode(other.id, other.phone)];
      const outcomes = await Promise.allSettled([
        erase(one.id, codes[0] ?? ''),
        erase(other.id, codes[1] ?? ''),
      ]);
      const refused = outcomes.filter((each) => each.status === 'rejected');
      expect(refused.map((each) => each.reason.code)).toEqual(['ERASURE_SOLE_LEADER']);
    }
  });
});

describe('an administrator', () => {
  it('leaves when there is another one', async () => {
    const [one, other] = [await volunteer(), await volunteer()];
    const administrator = { role: 'administrator' } as const;
    await people.grantRoles([{ volunteerId: one.id, grant: administrator }]);
    await expect(erasureCode(one.id)).rejects.toMatchObject({ code: 'ERASURE_LAST_ADMINISTRATOR' });
    await people.grantRoles([{ volunteerId: other.id, grant: administrator }]);
    await expect(erase(one.id, await erasureCode(one.id, one.phone))).resolves.toBeDefined();
  });
});

describe('who left lately', () => {
  const service: Actor = { id: uuidv7(), kind: 'service', grants: [] };
  const recent = (since: string, actor = service) =>
    volunteers.gateway.rpc.call(listRecentErasures, { since }, asking(actor));

  it('is for the door, which asks from when on', async () => {
    const { me } = await signIn();
    const { erasedAt } = await erase(me.id, await erasureCode(me.id));
    expect((await recent(erasedAt)).ids).toEqual([me.id]);
    const later = new Date(Date.parse(erasedAt) + 1).toISOString();
    expect((await recent(later)).ids).toEqual([]);
  });

  it('is for nobody else', async () => {
    await expect(recent(joinedAt, person(uuidv7()))).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
