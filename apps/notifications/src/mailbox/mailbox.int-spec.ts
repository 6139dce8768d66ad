import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listMailbox, sendOtp } from '@liandong/contracts/notifications/notification';
import { asking } from '@liandong/testing/gateway-caller';
import { RunningNotifications } from '../testing/running-notifications.js';
import { MailboxRepository } from './mailbox.repository.js';
import { MailboxService } from './mailbox.service.js';

let notifications: RunningNotifications;

beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

const send = (phone: string, otp: string) =>
  notifications.gateway.rpc.call(
    sendOtp,
    { phone, otp, expiresAt: new Date(Date.now() + 300_000).toISOString(), language: 'zh-CN' },
    asking(null),
  );
const list = (query: { to?: string; cursor?: string; limit?: number }) =>
  notifications.gateway.rpc.call(listMailbox, query, asking(null));

describe('the development mailbox', () => {
  it('catches the codes, the latest first, for anyone to read', async () => {
    const { deliveryId } = await send('13800000001', '111111');
    await send('13800000002', '222222');
    await send('13800000001', '333333');
    const first = await list({ limit: 2 });
    const rest = await list({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map((message) => message.otp)).toEqual([
      '333333',
      '222222',
      '111111',
    ]);
    expect(rest.items[0]).toMatchObject({
      id: deliveryId,
      to: '13800000001',
      body: '【联动】验证码 111111，5 分钟内有效，请勿告诉他人。',
    });
  });

  it('is searched by phone', async () => {
    const { items } = await list({ to: '13800000002' });
    expect(items.map((message) => message.otp)).toEqual(['222222']);
  });

  it('is not there when it is off', async () => {
    const off = new MailboxService(notifications.sql, new MailboxRepository(), false);
    await expect(off.list({ limit: 10 })).rejects.toMatchObject({ code: 'ROUTE_NOT_FOUND' });
  });
});
