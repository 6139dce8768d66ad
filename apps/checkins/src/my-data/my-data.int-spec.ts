import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '@liandong/contracts/common/actor';
import { exportMyService } from '@liandong/contracts/people/my-data';
import { asking, gatewayCaller, person, type GatewayCaller } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { EvidenceService } from '../corrections/evidence.service.js';
import { ProposalsService } from '../corrections/proposals.service.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { MemberCodesService } from '../member-codes/member-codes.service.js';
import { DevicesRepository } from '../offline/devices.repository.js';
import { atMinute } from '../testing/at-minute.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';

let service: TestCheckIns;
let gateway: GatewayCaller;

const png = Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex');

beforeAll(async () => {
  service = await testCheckIns();
  gateway = await gatewayCaller(service.gatewayUrl);
});
afterAll(async () => {
  await gateway?.close();
  await service?.close();
});

async function served(displayName: string, activityId: string): Promise<Actor> {
  const who = person(uuidv7());
  const { manager } = service.sql;
  const volunteer = { id: who.id, version: 1, displayName, language: 'zh-CN' as const };
  await service.app.get(DirectoryRepository).saveVolunteer(manager, volunteer);
  await service.signUp(activityId, who.id);
  await service.record(service.scan(who.id, activityId, atMinute(0)));
  await service.record(service.scan(who.id, activityId, atMinute(0), { code: 'rubbish' }));
  const file = { fileId: uuidv7(), name: '签到表.png', part: 0, parts: 1, content: png.toString('base64') };
  await service.app.get(EvidenceService).store(file, who);
  const [entry]: { id: string }[] = await manager.query(
    'SELECT id FROM ledger_entries WHERE volunteer_id = $1',
    [who.id],
  );
  await service.app.get(ProposalsService).proposeCorrection(
    {
      entryId: entry?.id ?? '',
      annul: true,
      reason: '不是我',
      evidence: [{ kind: 'file', fileId: file.fileId }],
    },
    { actor: who, requestId: 'r', language: 'zh-CN', deadline: Infinity },
  );
  const device = { deviceId: uuidv7(), ownerId: who.id };
  await service.app.get(DevicesRepository).remember(manager, device, 0, atMinute(1));
  await service.app.get(MemberCodesService).revokeMine(who);
  return who;
}

it('is everything that the service keeps of the person, and nothing of anybody else', async () => {
  const activityId = await service.activity();
  const one = await served('卓玛', activityId);
  await served('扎西', activityId);

  const kept = await gateway.take(exportMyService, asking(one));
  const at = atMinute(0).toISOString();
  expect(kept).toMatchObject({
    checkIns: [{ activityId, title: '清洁河道', direction: 'in', at, way: 'venueCode', annulledAt: null }],
    refusedScans: [{ reason: 'CODE_MALFORMED', receivedAt: at }],
    disputes: [],
    confirmations: [],
    ledgerEntries: [{ kind: 'attendance', activityId, from: at, grade: 'device', times: 1 }],
    certificates: [],
    corrections: [
      {
        status: 'requested',
        reason: '不是我',
        history: [{ action: 'requested' }],
        evidence: [{ text: null }],
      },
    ],
    uploadedEvidence: [{ name: '签到表.png', bytes: png.length, contentBase64: png.toString('base64') }],
    devices: [{ clockSkewMs: 0 }],
    memberCodeRevocations: [{ codesValidFrom: expect.any(String) }],
  });
  expect(JSON.stringify(kept)).not.toContain('扎西');
});

it('is empty, not refused, for somebody of whom nothing is kept here', async () => {
  const kept = await gateway.take(exportMyService, asking(person(uuidv7())));
  expect(Object.values(Object(kept))).toEqual(Array.from({ length: 10 }, () => []));
});
