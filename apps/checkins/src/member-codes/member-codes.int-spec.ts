import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  getMyMemberCode,
  getScannerKit,
  revokeMemberCodes,
  revokeMyMemberCodes,
} from '@liandong/contracts/check-ins/member-code';
import { AppError } from '@liandong/contracts/errors/app-error';
import { listTeamMembers } from '@liandong/contracts/people/team';
import { judgeMemberCode, parseMemberCode, shownMemberCode } from '@liandong/rules/member-code';
import { stepAt } from '@liandong/rules/venue-code';
import { asking, gatewayCaller, person, type GatewayCaller } from '@liandong/testing/gateway-caller';
import { TestPeers } from '@liandong/testing/test-peers';
import { codeEndedBefore } from '@liandong/rules/offline-verdict';
import { uuidv7 } from 'uuidv7';
import { DirectoryEvents } from '../directory/directory.events.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { MemberCodeReader } from './member-code-reader.js';
import { MemberCodesService } from './member-codes.service.js';
import { MemberKeys } from './member-keys.js';

/** Real: Postgres, NATS, the whole service; the volunteers service is played by the test. */
let service: TestCheckIns;
let gateway: GatewayCaller;
let peers: TestPeers;
let member: string;
let team: string;

beforeAll(async () => {
  service = await testCheckIns();
  gateway = await gatewayCaller(service.gatewayUrl);
  peers = await TestPeers.connect(service.adminUrl);
});
afterAll(async () => {
  await peers?.close();
  await gateway?.close();
  await service?.close();
});

beforeEach(async () => {
  member = await volunteer('卓玛');
  team = uuidv7();
  const events = service.app.get(DirectoryEvents);
  await events.teamChanged(
    {
      id: team,
      version: 1,
      name: '志愿服务队',
      organizationId: uuidv7(),
      organizationName: '巴宜区',
      organizationPath: '/bayi/',
    },
    service.sql.manager,
  );
  await peers.answer(listTeamMembers, () => ({ items: [teamMember(member, '卓玛')], nextCursor: null }));
});

async function volunteer(displayName: string): Promise<string> {
  const id = uuidv7();
  const events = service.app.get(DirectoryEvents);
  await events.volunteerChanged({ id, version: 1, displayName, language: 'zh-CN' }, service.sql.manager);
  return id;
}

const teamMember = (volunteerId: string, displayName: string) => ({
  volunteerId,
  displayName,
  leads: false,
  joinedAt: atMinute(0).toISOString(),
});
const leader = () => person(uuidv7(), { role: 'leader', teamId: team });
const mine = () => gateway.rpc.call(getMyMemberCode, {}, asking(person(member)));
/** As a leader's device would be answered that scanned the code at this moment. */
const scanned = async (text: string, at = new Date(Date.now() + 2_000)) => {
  const [read] = await service.app.get(MemberCodeReader).readAll([text]);
  if (read?.kind !== 'genuine') return read;
  const { volunteerId, code, revokedAt } = read;
  const reason = codeEndedBefore(code, revokedAt?.getTime() ?? null, at.getTime());
  return reason ? { kind: 'refused', reason, volunteerId } : { kind: 'genuine', volunteerId };
};
const cardOf = async (id: string) =>
  (await service.app.get(MemberCodesService).cardCodes([id]))[0]?.code ?? '';

describe('the code of a member', () => {
  it('is signed, says whose it is, and is good for a day', async () => {
    const { code, displayName, issuedAt, validUntil } = await mine();
    expect(displayName).toBe('卓玛');
    expect(Date.parse(validUntil) - Date.parse(issuedAt)).toBe(86_400_000);
    expect(await scanned(code)).toEqual({ kind: 'genuine', volunteerId: member });
    expect(await scanned(code, new Date(Date.parse(validUntil) + 1))).toMatchObject({
      reason: 'CODE_EXPIRED',
    });
  });

  it('shows that their phone is there, by a key that comes with it', async () => {
    const { code, showingKey, serverTime } = await mine();
    const step = stepAt(Date.parse(serverTime));
    const shown = shownMemberCode(code, step, Buffer.from(showingKey, 'base64url'));
    const read = await service.app.get(MemberCodeReader).readAll([shown, code, await cardOf(member)]);
    const from = step * 10_000 - 5_000;
    expect(read.map((one) => one.kind === 'genuine' && one.code)).toMatchObject([
      { shown: { from, until: from + 30_000 } },
      { shown: null },
      { shown: null },
    ]);
  });

  it('is refused after the member revoked it, on cards too; a new one is good at once', async () => {
    const { code } = await mine();
    const card = await cardOf(member);
    await gateway.rpc.call(revokeMyMemberCodes, {}, asking(person(member)));
    for (const old of [code, card]) {
      expect(await scanned(old)).toEqual({ kind: 'refused', reason: 'CODE_REVOKED', volunteerId: member });
    }
    expect(await scanned((await mine()).code)).toMatchObject({ kind: 'genuine' });
    expect(await scanned(await cardOf(member))).toMatchObject({ kind: 'genuine' });
  });

  it('of an erased person is refused, and none is issued', async () => {
    const card = await cardOf(member);
    const erased = { id: member, erasedAt: new Date().toISOString() };
    await service.app.get(DirectoryEvents).volunteerErased(erased, service.sql.manager);
    expect(await scanned(card)).toEqual({ kind: 'refused', reason: 'MEMBER_ERASED', volunteerId: member });
    await expect(mine()).rejects.toMatchObject({ code: 'VOLUNTEER_NOT_FOUND' });
    expect(await cardOf(member)).toBe('');
  });

  it('of another district, cut off or rubbish is refused, and spoils no neighbour', async () => {
    const elsewhere = new MemberKeys({ master: Buffer.alloc(32, 9), generation: 1, revoked: [] });
    const foreign = elsewhere.code({ kind: 'card', volunteerId: member, issuedAt: atMinute(0) });
    const { code } = await mine();
    const read = await service.app
      .get(MemberCodeReader)
      .readAll([foreign, code.slice(0, -1), 'rubbish', code]);
    expect(read.map((one) => ('reason' in one ? one.reason : one.kind))).toEqual([
      'CODE_OF_OTHER_DISTRICT',
      'CODE_MALFORMED',
      'CODE_MALFORMED',
      'genuine',
    ]);
  });
});

describe('a lost card', () => {
  const revoke = (actor = leader(), volunteerId = member) =>
    gateway.rpc.call(revokeMemberCodes, { teamId: team, volunteerId }, asking(actor));

  it('is revoked by the leader of a team of the member', async () => {
    const card = await cardOf(member);
    await revoke();
    expect(await scanned(card)).toMatchObject({ reason: 'CODE_REVOKED' });
  });

  it('is not revoked by anybody else, nor of somebody who is not in the team', async () => {
    const card = await cardOf(member);
    const other = person(uuidv7(), { role: 'leader', teamId: uuidv7() });
    await expect(revoke(other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(revoke(person(member))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(revoke(leader(), uuidv7())).rejects.toMatchObject({ code: 'VOLUNTEER_NOT_FOUND' });
    expect(await scanned(card)).toMatchObject({ kind: 'genuine' });
  });
});

describe('the kit of a scanner', () => {
  const kitOf = (activityId: string, actor = leader()) =>
    gateway.rpc.call(getScannerKit, { activityId }, asking(actor));

  it('holds who is expected, who is there, and all that judges a code without signal', async () => {
    const guest = await volunteer('扎西');
    const activityId = await service.activity({ teamId: team });
    await service.signUp(activityId, guest);
    await service.record(service.scan(guest, activityId, atMinute(0)));
    await gateway.rpc.call(revokeMyMemberCodes, {}, asking(person(guest)));
    const kit = await kitOf(activityId);
    expect(kit.roster).toMatchObject([
      { volunteerId: guest, displayName: '扎西', signedUp: true, codesValidFrom: expect.any(String) },
      { volunteerId: member, displayName: '卓玛', signedUp: false, codesValidFrom: null },
    ]);
    expect(kit.present).toEqual([{ volunteerId: guest, direction: 'in', at: atMinute(0).toISOString() }]);
    expect(kit.revoked).toContainEqual({ volunteerId: guest, codesValidFrom: expect.any(String) });

    const { code } = await mine();
    const issuedAt = parseMemberCode(code)?.issuedAt ?? new Date(0);
    const judged = judgeMemberCode(code, { keys: kit.keys, codesValidFrom: () => null }, issuedAt);
    expect(judged).toEqual({ kind: 'genuine', volunteerId: member });
  });

  it('holds those who came without signing up, for the way out', async () => {
    const guest = await volunteer('白玛');
    const activityId = await service.activity({ teamId: team }, { walkIns: true });
    await service.record(service.scan(guest, activityId, atMinute(0)));
    const { roster, present } = await kitOf(activityId);
    expect(roster).toContainEqual(
      expect.objectContaining({ volunteerId: guest, displayName: '白玛', signedUp: false }),
    );
    expect(present).toMatchObject([{ volunteerId: guest, direction: 'in' }]);
  });

  it('still holds who signed up when the team cannot be asked', async () => {
    await peers.answer(listTeamMembers, () => {
      throw new AppError('UNAVAILABLE');
    });
    const activityId = await service.activity({ teamId: team });
    await service.signUp(activityId, member);
    expect((await kitOf(activityId)).roster).toMatchObject([{ volunteerId: member, signedUp: true }]);
  });

  it('is for those who manage the team of a published activity', async () => {
    const activityId = await service.activity({ teamId: team });
    await expect(kitOf(activityId, person(member))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(kitOf(activityId, person(member, { role: 'auditor' }))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    const draft = await service.activity({ teamId: team, status: 'draft' });
    await expect(kitOf(draft)).rejects.toMatchObject({ code: 'ACTIVITY_NOT_PUBLISHED' });
    await expect(kitOf(uuidv7())).rejects.toMatchObject({ code: 'ACTIVITY_NOT_FOUND' });
  });
});
