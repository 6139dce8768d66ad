import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { listTeamCards } from '@liandong/contracts/check-ins/member-card';
import { AppError } from '@liandong/contracts/errors/app-error';
import { readPdf } from '@liandong/documents/testing/read-pdf';
import { signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

/** Real: the door, NATS and the press. A peer answers for the check-ins service. */
describe('member cards at the door', () => {
  let gateway: TestGateway;
  let headers: { authorization: string };
  const url = `/api/v1/teams/${randomUUID()}/member-cards.pdf`;

  beforeAll(async () => {
    gateway = await testGateway();
    headers = signedInAs(gateway);
  });
  afterAll(() => gateway.close());

  it('are a sheet with everybody of the team', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `队员${index + 1}号`);
    await gateway.peers.answer(listTeamCards, () => ({
      platformName: '巴宜区志愿服务',
      teamName: '护河队',
      cards: names.map((displayName) => ({ volunteerId: randomUUID(), displayName, code: 'M'.repeat(119) })),
    }));
    const response = await gateway.app.inject({ url, headers });
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('志愿者卡-护河队'));
    const text = (await readPdf(response.rawPayload)).map((page) => page.text).join('');
    expect(names.filter((name) => !text.includes(name))).toEqual([]);
  });

  it('are a problem, not a file, for who does not manage the team', async () => {
    await gateway.peers.answer(listTeamCards, () => {
      throw new AppError('FORBIDDEN');
    });
    const response = await gateway.app.inject({ url, headers });
    expect(response.json()).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(response.headers['content-disposition']).toBeUndefined();
  });
});
