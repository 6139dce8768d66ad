import { createPublicKey, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wishFulfilled } from '@liandong/contracts/activities/wish';
import type { Actor, Grant } from '@liandong/contracts/common/actor';
import { exportLedger } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { asking, person } from '@liandong/testing/gateway-caller';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { keyIdOf, privateKeyFromSeed } from 'liandong-verify/signing-keys';
import { verifyFile } from 'liandong-verify/verify-file';
import { LedgerService } from '../ledger/ledger.service.js';
import { sealEverything } from '../testing/seal-everything.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

/** Real: Postgres, NATS, the whole service, the verifier. Not here: the activities service, whose event is published. */
let service: TestCheckIns;
let bus: TestBus;
let ledger: LedgerService;

const page = { limit: 50 };
const dolma = person(randomUUID());
const organiserOf = (organizationPath: string): Actor =>
  person(randomUUID(), { role: 'organiser', organizationId: randomUUID(), organizationPath } satisfies Grant);
const administrator = person(randomUUID(), { role: 'administrator' });

beforeAll(async () => {
  service = await testCheckIns();
  ledger = service.app.get(LedgerService);
  bus = await testBus(service.adminUrl);
  await bus.publish(volunteerChanged, {
    id: dolma.id,
    version: 1,
    displayName: '卓玛',
    language: 'zh-CN',
  });
});
afterAll(async () => {
  await bus?.close();
  await service?.close();
});

function wish(organizationPath = '/bayi/niyang/binhe/') {
  return {
    id: randomUUID(),
    volunteerId: dolma.id,
    organizationPath,
    title: '给独居老人换一盏灯',
    // The last minute of October in Asia/Shanghai; confirmed in November.
    fulfilledAt: '2026-10-31T15:59:00.000Z',
    confirmedAt: '2026-11-02T02:00:00.000Z',
  };
}

async function told(fulfilled: ReturnType<typeof wish>, eventId: string = randomUUID()) {
  await bus.publish(wishFulfilled, fulfilled, eventId);
  await service.app.get(EventConsumer).caughtUp();
  return fulfilled;
}

const seenBy = async (actor: Actor, filter: LedgerFilter = {}) =>
  (await ledger.entries(filter, page, actor)).items.map(({ id }) => id);

describe('a fulfilled wish', () => {
  it('is one entry: one person-time, no minutes, attested, in the month in which it was fulfilled', async () => {
    const { id } = await told(wish());
    expect(await ledger.entry(id, administrator)).toMatchObject({
      kind: 'wishFulfilled',
      volunteerName: '卓玛',
      teamId: null,
      activityId: null,
      title: '给独居老人换一盏灯',
      month: '2026-10',
      from: '2026-10-31T15:59:00.000Z',
      recordedAt: '2026-11-02T02:00:00.000Z',
      minutes: 0,
      times: 1,
      grade: 'leader',
    });
  });

  it('counts once, however often it is told of', async () => {
    const eventId = randomUUID();
    const fulfilled = await told(wish('/bayi/gongbu/gesang/'), eventId);
    await told(fulfilled, eventId);
    // Told anew under another id, as after a restored outbox, the inbox does not know it.
    await told(fulfilled);
    await sealEverything(service.app);
    await told(fulfilled);
    const filter = { organizationPath: '/bayi/gongbu/' };
    expect(await seenBy(administrator, filter)).toEqual([fulfilled.id]);
    expect(await ledger.summary(filter, null, administrator)).toMatchObject({
      entries: 1,
      attendances: 1,
      volunteers: 1,
      minutes: { device: 0, leader: 0, retro: 0 },
    });
  });

  it('is seen by its person and by those above the community, sealed or not', async () => {
    const { id } = await told(wish('/bayi/xueyuan/taoli/'));
    const expectScopes = async () => {
      expect(await seenBy(organiserOf('/bayi/xueyuan/'), { kind: 'wishFulfilled' })).toEqual([id]);
      expect(await seenBy(organiserOf('/bayi/xueyuan/shuxiang/'))).toEqual([]);
      expect((await ledger.mine(page, dolma)).items.map((entry) => entry.id)).toContain(id);
    };
    await expectScopes();
    await sealEverything(service.app);
    await expectScopes();
    await expect(ledger.entry(id, organiserOf('/bayi/xuesong/'))).rejects.toThrow('LEDGER_ENTRY_NOT_FOUND');
  });

  it('stands in the export, which the verifier accepts', async () => {
    const { id } = await told(wish());
    await sealEverything(service.app);
    const gateway = await Nats.connect({ url: service.gatewayUrl, user: 'gateway' });
    const folder = await mkdtemp(join(tmpdir(), 'liandong-wishes-'));
    try {
      const filter = { kind: 'wishFulfilled', format: 'csv' } as const;
      const { stream } = await new RpcClient(gateway).call(exportLedger, filter, asking(administrator));
      const file = join(folder, 'wishes.csv');
      const pieces: Uint8Array[] = [];
      for await (const piece of new ByteStreams(gateway).read(stream)) pieces.push(piece);
      const content = Buffer.concat(pieces);
      expect(content.includes(id)).toBe(true);
      await writeFile(file, content);
      const publicKey = createPublicKey(privateKeyFromSeed(Buffer.alloc(32, 2)));
      const check = { keys: new Map([[keyIdOf(publicKey), publicKey]]), pinned: [] };
      expect(await verifyFile(file, check)).toMatchObject({ valid: true, findings: [] });
    } finally {
      await gateway.onApplicationShutdown();
      await rm(folder, { recursive: true });
    }
  });
});
