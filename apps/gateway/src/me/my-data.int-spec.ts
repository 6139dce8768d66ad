import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '@liandong/contracts/common/actor';
import {
  exportMyAccount,
  exportMyMessages,
  exportMyService,
  exportMySignUps,
} from '@liandong/contracts/people/my-data';
import { person, signedInAs, testGateway, type TestGateway } from '../testing/test-gateway.js';

let gateway: TestGateway;
let origin: string;
let who: Actor;

beforeAll(async () => {
  gateway = await testGateway({ MY_DATA_PER_PERSON: '2' });
  origin = await gateway.listen();
  await part(exportMyAccount, '{"person":{"displayName":"次仁顿珠"}}');
  await part(exportMySignUps, '{"signUps":[]}');
  await part(exportMyService, '{"checkIns":[', '1', ']}');
  await part(exportMyMessages, '{"inbox":[]}');
});
afterAll(() => gateway.close());
beforeEach(() => {
  who = person();
});

type Part = typeof exportMyAccount | typeof exportMySignUps;

/** A service that gives its part in these pieces; an empty one fails. */
async function part(call: Part | typeof exportMyService, ...pieces: string[]): Promise<void> {
  async function* source() {
    for (const piece of pieces) {
      if (piece === '') throw new Error('the database is gone');
      yield Buffer.from(piece);
    }
  }
  await gateway.peers.answer(call, async () => ({ stream: await gateway.peers.stream(source()) }));
}

const take = () => fetch(`${origin}/api/v1/me/export`, { headers: signedInAs(gateway, who) });

describe('what a person takes along', () => {
  it('is one file with the parts of every service, named by its day', async () => {
    const response = await take();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="liandong-my-data-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      format: 'liandong-my-data/1',
      exportedAt: expect.any(String),
      account: { person: { displayName: '次仁顿珠' } },
      signUps: { signUps: [] },
      service: { checkIns: [1] },
      messages: { inbox: [] },
    });
  });

  it('can be asked for a few times an hour', async () => {
    const statuses = [(await take()).status, (await take()).status, (await take()).status];
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('breaks off when a service fails in the middle', async () => {
    await part(exportMyService, '{"checkIns":[', '');
    const response = await take();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it('is a problem, not a file, when a service is away: without its part it would not be whole', async () => {
    await part(exportMyService, '{}');
    await gateway.peers.answer(exportMyMessages, () => {
      throw new Error('away');
    });
    const response = await take();
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('content-disposition')).toBeNull();
  });
});
