import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  closeSession,
  openSession,
  refreshSession,
  requestOtp,
  type OpenedSession,
} from '@liandong/contracts/auth/auth';
import { asking } from '@liandong/testing/gateway-caller';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';

let volunteers: RunningVolunteers;
let opened: OpenedSession;
let serial = 0;

beforeAll(async () => {
  volunteers = await runVolunteers();
});
afterAll(() => volunteers?.close());
beforeEach(async () => {
  const phone = `139${String(++serial).padStart(8, '0')}`;
  await volunteers.gateway.rpc.call(requestOtp, { phone }, asking(null));
  const otp = volunteers.lastOtp(phone);
  opened = await volunteers.gateway.rpc.call(openSession, { phone, otp }, asking(null));
});

const refresh = (refreshToken: string) =>
  volunteers.gateway.rpc.call(refreshSession, { refreshToken }, asking(null));
const ended = { code: 'REFRESH_INVALID' };

describe('a session', () => {
  it('goes on with a new token each time', async () => {
    const next = await refresh(opened.refreshToken);
    expect(next).toMatchObject({ sessionId: opened.sessionId, me: opened.me });
    expect(next.refreshToken).not.toBe(opened.refreshToken);
    await expect(refresh(next.refreshToken)).resolves.toMatchObject({ sessionId: opened.sessionId });
  });

  it('serves two tabs that refresh at once, and both go on', async () => {
    const [one, other] = await Promise.all([refresh(opened.refreshToken), refresh(opened.refreshToken)]);
    volunteers.advance(60);
    await expect(refresh(one.refreshToken)).resolves.toBeDefined();
    await expect(refresh(other.refreshToken)).resolves.toBeDefined();
  });

  it('ends for everybody when an old token comes back', async () => {
    const next = await refresh(opened.refreshToken);
    volunteers.advance(31);
    await expect(refresh(opened.refreshToken)).rejects.toMatchObject(ended);
    await expect(refresh(next.refreshToken)).rejects.toMatchObject(ended);
  });

  it('runs out after thirty days without a refresh', async () => {
    volunteers.advance(30 * 24 * 3_600 - 1);
    const next = await refresh(opened.refreshToken);
    volunteers.advance(30 * 24 * 3_600);
    await expect(refresh(next.refreshToken)).rejects.toMatchObject(ended);
  });

  it('ends when it is closed, and closing again is harmless', async () => {
    const close = () =>
      volunteers.gateway.rpc.call(closeSession, { refreshToken: opened.refreshToken }, asking(null));
    await close();
    await close();
    await expect(refresh(opened.refreshToken)).rejects.toMatchObject(ended);
  });

  it('is not opened by an invented token', async () => {
    await expect(refresh('invented')).rejects.toMatchObject(ended);
  });

  it('leaves no token in the database', async () => {
    const [row]: { found: number }[] = await volunteers.sql.query(
      'SELECT count(*)::int AS found FROM refresh_tokens WHERE token_hash = convert_to($1, $2)',
      [opened.refreshToken, 'UTF8'],
    );
    expect(row?.found).toBe(0);
  });
});
