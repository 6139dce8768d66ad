import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RetroInput } from '@liandong/contracts/ledger/correction-case';
import { listTeamMembers } from '@liandong/contracts/people/team';
import { asking, person } from '@liandong/testing/gateway-caller';
import { TestPeers } from '@liandong/testing/test-peers';
import { uuidv7 } from 'uuidv7';
import { atMinute } from '../testing/at-minute.js';
import { sealEverything } from '../testing/seal-everything.js';
import { testCheckIns, type TestCheckIns } from '../testing/test-check-ins.js';
import { PeopleOfTeam } from './people-of-team.js';

/** Real: Postgres, NATS, the whole service. The volunteers service is a peer that answers by the contract. */
let service: TestCheckIns;
let peers: TestPeers;
const [teamId, member, guest, stranger] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
const leader = person(uuidv7(), { role: 'leader', teamId });

beforeAll(async () => {
  service = await testCheckIns();
  peers = await TestPeers.connect(service.adminUrl);
  const joinedAt = atMinute(0).toISOString();
  await peers.answer(listTeamMembers, () => ({
    items: [{ volunteerId: member, displayName: '卓玛', leads: false, joinedAt }],
    nextCursor: null,
  }));
  const activityId = await service.activity({ teamId }, { walkIns: true });
  await service.record(service.scan(guest, activityId, atMinute(0)));
  await sealEverything(service.app);
});
afterAll(async () => {
  await peers?.close();
  await service?.close();
});

const award = (...volunteerIds: string[]): RetroInput => ({
  kind: 'award',
  teamId,
  volunteerIds,
  title: '优秀志愿者',
  grantedBy: '区文明办',
  from: atMinute(0).toISOString(),
  reason: '补录',
  evidence: [{ kind: 'reference', text: '文件' }],
});

describe('an award that a team enters', () => {
  const check = (input: RetroInput) => service.app.get(PeopleOfTeam).check(input, asking(leader));

  it('is of its members, and of those who have served with it', async () => {
    await expect(check(award(member, guest, guest))).resolves.toBeUndefined();
  });

  it('is of nobody else', async () => {
    await expect(check(award(member, stranger))).rejects.toMatchObject({ code: 'RETRO_OF_STRANGER' });
  });

  it('is another matter than service at an activity, where anybody may have been', async () => {
    const attendance = { kind: 'attendance', activityId: uuidv7() } as const;
    const { reason, evidence } = award();
    await expect(
      check({ ...attendance, volunteerIds: [stranger], reason, evidence }),
    ).resolves.toBeUndefined();
  });
});
