import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openSession, requestOtp } from '@liandong/contracts/auth/auth';
import { exportMyAccount } from '@liandong/contracts/people/my-data';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { PeopleImport } from '../people-import/people-import.service.js';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';

let volunteers: RunningVolunteers;

beforeAll(async () => {
  volunteers = await runVolunteers();
});
afterAll(() => volunteers?.close());

const take = (id: string) => volunteers.gateway.take(exportMyAccount, asking(person(id)));

it('is everything that the service keeps of the person, and nothing of anybody else', async () => {
  const people = volunteers.app.get(PeopleImport);
  const [organization, team, id, other] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const joinedAt = '2026-01-05T02:00:00.000Z';
  const district = {
    id: organization,
    parentId: null,
    kind: 'district',
    code: 'bayi',
    name: '巴宜区',
  } as const;
  await people.importOrganizations([{ ...district, responsibleUnitId: null, contactId: id }]);
  const known = { language: 'zh-CN', joinedAt, employerId: organization } as const;
  await people.importVolunteers([
    { ...known, id, phone: '13900000001', displayName: '次仁顿珠' },
    { ...known, id: other, phone: '13900000002', displayName: '李小满' },
  ]);
  const members = [id, other].map((volunteerId) => ({ volunteerId, leads: volunteerId === id, joinedAt }));
  await people.importTeams([
    { id: team, name: '老兵队', kind: 'veterans', organizationId: organization, members },
  ]);
  await people.grantRoles([{ volunteerId: id, grant: { role: 'auditor' } }]);
  const phone = '13900000001';
  await volunteers.gateway.rpc.call(requestOtp, { phone }, asking(null));
  await volunteers.gateway.rpc.call(openSession, { phone, otp: volunteers.lastOtp(phone) }, asking(null));

  const account = await take(id);
  expect(account).toEqual({
    person: { id, displayName: '次仁顿珠', phone, language: 'zh-CN', joinedAt, hasPassword: false },
    employer: '巴宜区',
    teams: [{ id: team, name: '老兵队', leads: true, joinedAt }],
    roles: [{ role: 'auditor', organizationName: null, grantedAt: expect.any(String) }],
    reportIns: [],
    contactOf: [{ id: organization, name: '巴宜区' }],
    sessions: [{ openedAt: expect.any(String), expiresAt: expect.any(String), endedAt: null }],
  });
});

it('is refused to who is not there any more', async () => {
  await expect(take(uuidv7())).rejects.toMatchObject({ code: 'VOLUNTEER_NOT_FOUND' });
});
