import { createPublicKey } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signUpChanged } from '@liandong/contracts/activities/sign-up';
import type { Actor } from '@liandong/contracts/common/actor';
import { exportLedger } from '@liandong/contracts/ledger/export';
import type { EvidenceInput } from '@liandong/contracts/ledger/evidence';
import { getConsistency, getTreeHead } from '@liandong/contracts/ledger/proof';
import { volunteerErased } from '@liandong/contracts/people/volunteer';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { EventConsumer } from '@liandong/messaging/event-consumer';
import { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { asking, person } from '@liandong/testing/gateway-caller';
import { testBus, type TestBus } from '@liandong/testing/test-bus';
import { keyIdOf, privateKeyFromSeed } from 'liandong-verify/signing-keys';
import { verifyFile } from 'liandong-verify/verify-file';
import { uuidv7 } from 'uuidv7';
import { CasesService } from '../corrections/cases.service.js';
import { DecisionsService } from '../corrections/decisions.service.js';
import { EvidenceService } from '../corrections/evidence.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { DevicesRepository } from '../offline/devices.repository.js';
import { sealEverything } from '../testing/seal-everything.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { DirectoryRepository } from './directory.repository.js';

/** Real: Postgres, NATS with the gateway's permissions, the whole service, and the verifier on the files. */
let service: TestCheckIns;
let gateway: Nats;
let bus: TestBus;
let folder: string;
let gone: string;
let other: string;

const teamId = uuidv7();
const leader = person(uuidv7(), { role: 'leader', teamId });
const administrator = person(uuidv7(), { role: 'administrator' });
const publicKey = createPublicKey(privateKeyFromSeed(Buffer.alloc(32, 2)));
const keys = new Map([[keyIdOf(publicKey), publicKey]]);
const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex').toString('base64');

beforeAll(async () => {
  service = await testCheckIns();
  gateway = await Nats.connect({ url: service.gatewayUrl, user: 'gateway' });
  bus = await testBus(service.adminUrl);
  folder = await mkdtemp(join(tmpdir(), 'liandong-erasure-'));
  // For `caughtUp`, which waits for the events of each neighbour.
  const signUp = { activityId: uuidv7(), volunteerId: uuidv7(), version: 1, status: 'signedUp' } as const;
  await bus.publish(signUpChanged, signUp);
  const team = { id: teamId, version: 1, name: '护河队', organizationPath: '/bayi/' };
  const organization = { organizationId: uuidv7(), organizationName: '学苑社区' };
  await directory().saveTeam(service.sql.manager, { ...team, ...organization });
});
afterAll(async () => {
  await bus?.close();
  await gateway?.onApplicationShutdown();
  await service?.close();
  if (folder) await rm(folder, { recursive: true });
});
beforeEach(async () => {
  [gone, other] = [await volunteer('卓玛'), await volunteer('扎西')];
});

const directory = () => service.app.get(DirectoryRepository);
const ctx = (actor: Actor) => ({ actor, requestId: 'r', language: 'zh-CN' as const, deadline: Infinity });
const evidence = () => service.app.get(EvidenceService);
const caught = (call: Promise<unknown>) => call.then(() => 'no error').catch((error) => error.code);

async function volunteer(displayName: string): Promise<string> {
  const id = uuidv7();
  await directory().saveVolunteer(service.sql.manager, { id, version: 1, displayName, language: 'zh-CN' });
  return id;
}

async function erase(id: string, eventId?: string): Promise<void> {
  await bus.publish(volunteerErased, { id, erasedAt: new Date().toISOString() }, eventId);
  await service.app.get(EventConsumer).caughtUp();
}

async function upload(uploader: Actor): Promise<EvidenceInput & { kind: 'file' }> {
  const fileId = uuidv7();
  await evidence().store({ fileId, name: '签到表.png', part: 0, parts: 1, content: png }, uploader);
  return { kind: 'file', fileId };
}

/** The leader enters an attendance afterwards, on this evidence. */
async function retroCase(volunteerIds: string[], ...files: EvidenceInput[]): Promise<string[]> {
  const activityId = await service.activity({ teamId });
  const input = {
    kind: 'attendance' as const,
    activityId,
    volunteerIds,
    reason: '手机没电',
    evidence: files,
  };
  const proposed = await service.app.get(ProposalsService).proposeRetro(input, ctx(leader));
  return proposed.map(({ id }) => id);
}

describe('the evidence of somebody who left', () => {
  it('is deleted, and the case says so', async () => {
    const file = await upload(leader);
    const [id] = await retroCase([gone], file, { kind: 'reference', text: '签到表第 3 页' });
    await erase(gone);
    const one = await service.app.get(CasesService).get(id ?? '', leader);
    expect(one.evidence).toEqual([{ kind: 'erased' }, { kind: 'reference', text: '签到表第 3 页' }]);
    expect(one.volunteer).toEqual({ id: gone, displayName: '' });
    expect(await caught(evidence().read(file.fileId, 0, leader))).toBe('EVIDENCE_NOT_FOUND');
    const left = await service.sql.query('SELECT FROM evidence_parts WHERE file_id = $1', [file.fileId]);
    expect(left).toEqual([]);
  });

  it('stays where it proves the hours of others too', async () => {
    const file = await upload(leader);
    const [, othersCase] = await retroCase([gone, other], file);
    await erase(gone);
    const one = await service.app.get(CasesService).get(othersCase ?? '', leader);
    expect(one.evidence).toMatchObject([{ kind: 'file', file: { id: file.fileId } }]);
  });

  it('goes too where it waits for a case', async () => {
    const file = await upload(person(gone));
    await erase(gone);
    expect(await caught(evidence().read(file.fileId, 0, person(gone)))).toBe('EVIDENCE_NOT_FOUND');
  });
});

describe('a case of somebody who left', () => {
  it('is withdrawn where nobody has decided it, once, and can be decided by nobody', async () => {
    const [id] = await retroCase([gone], { kind: 'reference', text: '签到表' });
    const eventId = uuidv7();
    await erase(gone, eventId);
    await erase(gone, eventId);
    await erase(gone);
    const one = await service.app.get(CasesService).get(id ?? '', leader);
    expect(one).toMatchObject({ status: 'withdrawn', decidedBy: { id: gone, displayName: '' } });
    expect(one.history.map(({ action }) => action)).toEqual(['proposed', 'withdrawn']);
    const approval = service.app.get(DecisionsService).approve(id ?? '', '', administrator);
    expect(await caught(approval)).toBe('LEDGER_CASE_DECIDED');
  });

  it('is not opened any more', async () => {
    await erase(gone);
    const entered = retroCase([gone], { kind: 'reference', text: '签到表' });
    expect(await caught(entered)).toBe('VOLUNTEER_NOT_FOUND');
  });
});

it('forgets the clocks of the person’s devices', async () => {
  const { manager } = service.sql;
  const devices = service.app.get(DevicesRepository);
  for (const ownerId of [gone, other]) {
    await devices.remember(manager, { deviceId: uuidv7(), ownerId }, 0, new Date());
  }
  await erase(gone);
  expect(await manager.query('SELECT owner_id FROM devices')).toEqual([{ owner_id: other }]);
});

describe('the ledger', () => {
  const rpc = () => new RpcClient(gateway);

  async function file(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  async function exported(name: string): Promise<string> {
    const begun = await rpc().call(exportLedger, { format: 'csv' }, asking(administrator));
    const pieces: Uint8Array[] = [];
    for await (const piece of new ByteStreams(gateway).read(begun.stream)) pieces.push(piece);
    return file(name, Buffer.concat(pieces));
  }

  async function serve(volunteerId: string): Promise<void> {
    const activityId = await service.activity({ teamId });
    await service.signUp(activityId, volunteerId);
    await service.record(service.scan(volunteerId, activityId, atMinute(0)));
    await sealEverything(service.app);
  }

  it('proves the same after an erasure, and that it only grew', async () => {
    await serve(gone);
    await serve(other);
    const before = await exported('before.csv');
    const older = await rpc().call(getTreeHead, {}, asking(null));
    const check = { keys, pinned: [] };
    expect(await verifyFile(before, check)).toMatchObject({ valid: true, rows: 2, erasedRows: 0 });

    await erase(gone);
    await serve(await volunteer('次仁'));

    const after = await exported('after.csv');
    expect(await verifyFile(after, { keys, pinned: [older] })).toMatchObject({
      valid: true,
      extent: 'complete',
      findings: [],
      erasedRows: 1,
    });
    expect(await verifyFile(before, check)).toMatchObject({ valid: true, findings: [] });
    const consistency = await rpc().call(getConsistency, { from: older.size }, asking(null));
    expect(consistency).toMatchObject({ older: { root: older.root }, newer: { size: older.size + 1 } });
    const proof = await file('consistency.json', JSON.stringify(consistency));
    expect(await verifyFile(proof, check)).toMatchObject({ valid: true });
  });
});
