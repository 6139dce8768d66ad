import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificateMoved } from '@liandong/contracts/certificates/certificate';
import { CertificateMessageKind } from '@liandong/contracts/notifications/notification';
import { eventually } from '@liandong/testing/eventually';
import { uuidv7 } from 'uuidv7';
import { RunningNotifications } from '../testing/running-notifications.js';
import { certificateText } from './certificate-text.js';

/** Real: Postgres, NATS, Redis. The check-ins service's part is played by the test. */
let notifications: RunningNotifications;
beforeAll(async () => {
  notifications = await RunningNotifications.prepare();
  await notifications.boot();
});
afterAll(() => notifications?.close());

const number = 'LD-2026-ABCD-EFGH-J';

describe('a certificate', () => {
  it('is told of once to its holder, but not what the holder did, nor what is long past', async () => {
    const [holderId, leader, eventId] = [uuidv7(), uuidv7(), uuidv7()];
    const made = { number, holderId, step: 'made' as const, reason: '', at: new Date().toISOString() };
    await notifications.bus.publish(certificateMoved, { ...made, by: holderId });
    await notifications.bus.publish(certificateMoved, {
      ...made,
      by: leader,
      at: '2026-01-01T00:00:00.000Z',
    });
    await notifications.bus.publish(certificateMoved, { ...made, by: leader }, eventId);
    await notifications.bus.publish(certificateMoved, { ...made, by: leader }, eventId);
    await notifications.bus.publish(certificateMoved, { ...made, step: 'outdated', by: null });
    const revoked = { ...made, step: 'revoked' as const, by: leader, reason: '姓名有误' };
    await notifications.bus.publish(certificateMoved, revoked);
    await eventually(async () => (await notifications.inboxOf(holderId)).length === 3);
    const kinds = (await notifications.inboxOf(holderId)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(CertificateMessageKind.options.toSorted());
  });

  it.each(CertificateMessageKind.options)(
    'is named in both languages (%s), with a reason if there is one',
    (kind) => {
      for (const language of ['zh-CN', 'en'] as const) {
        const { title, body } = certificateText(kind, language, { number, reason: '姓名有误' });
        expect(title).not.toBe('');
        expect(body).toContain(number);
        expect(body.includes('姓名有误')).toBe(kind === 'certificateRevoked');
      }
    },
  );
});
