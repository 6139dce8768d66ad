import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grant } from '@liandong/contracts/common/actor';
import { getManagers, listTeamManagers } from '@liandong/contracts/people/team';
import { serviceContext } from '@liandong/messaging/service-context';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { PeopleImport } from '../people-import/people-import.service.js';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';

/** Real: Postgres, NATS, the whole service. */
let volunteers: RunningVolunteers;

const people = {
  leader: uuidv7(),
  second: uuidv7(),
  ofStreet: uuidv7(),
  ofDistrict: uuidv7(),
  admin: uuidv7(),
};
const [district, street, team] = [uuidv7(), uuidv7(), uuidv7()];
const joinedAt = '2026-01-05T02:00:00.000Z';

beforeAll(async () => {
  volunteers = await runVolunteers();
  const load = volunteers.app.get(PeopleImport);
  const organization = { responsibleUnitId: null, contactId: null };
  await load.importOrganizations([
    { ...organization, id: district, parentId: null, kind: 'district', code: 'bayi', name: '巴宜区' },
    { ...organization, id: street, parentId: district, kind: 'street', code: 'xueyuan', name: '学苑街道' },
  ]);
  const rest = { joinedAt, language: 'zh-CN' as const, employerId: null };
  await load.importVolunteers(
    Object.entries(people).map(([displayName, id], place) => ({
      ...rest,
      id,
      displayName,
      phone: `1990000000${place}`,
    })),
  );
  const members = [people.leader, people.second].map((id) => ({ volunteerId: id, leads: true, joinedAt }));
  await load.importTeams([{ id: team, name: '护河队', kind: 'veterans', organizationId: street, members }]);
  const organises = (organizationId: string): Grant => ({
    role: 'organiser',
    organizationId,
    organizationPath: '',
  });
  await load.grantRoles([
    { volunteerId: people.ofStreet, grant: organises(street) },
    { volunteerId: people.ofDistrict, grant: organises(district) },
    { volunteerId: people.admin, grant: { role: 'administrator' } },
  ]);
});
afterAll(() => volunteers?.close());

type Name = keyof typeof people;

async function managersOf(teamId: string | null, organizationPath: string, except: Name[] = []) {
  const place = { teamId, organizationPath, except: except.map((name) => people[name]) };
  const found = await volunteers.gateway.rpc.call(getManagers, place, serviceContext());
  const names = (ids: string[]) =>
    Object.entries(people).flatMap(([name, id]) => (ids.includes(id) ? name : []));
  return [names(found.leaderIds), names(found.organiserIds)];
}

describe('who answers for a place', () => {
  it.each<[string, string | null, string, Name[], Name[], Name[]]>([
    ['a team', team, '/bayi/xueyuan/', [], ['leader', 'second'], ['ofStreet']],
    ['a team, without one leader', team, '/bayi/xueyuan/', ['leader'], ['second'], ['ofStreet']],
    ['a place without a team', null, '/bayi/xueyuan/c1/', [], [], ['ofStreet']],
    ['a place beside the street', null, '/bayi/niyang/', [], [], ['ofDistrict']],
    ['a street without its organiser', null, '/bayi/xueyuan/', ['ofStreet'], [], ['ofDistrict']],
    ['a street without any organiser', null, '/bayi/xueyuan/', ['ofStreet', 'ofDistrict'], [], ['admin']],
    ['a team that is not there', uuidv7(), '/bayi/xueyuan/', [], [], ['ofStreet']],
  ])('of %s', async (_what, teamId, path, except, leaders, organisers) => {
    expect(await managersOf(teamId, path, except)).toEqual([leaders, organisers]);
  });

  it.each<[string, Grant]>([
    ['its leaders', { role: 'leader', teamId: team }],
    ['who organises above it', { role: 'organiser', organizationId: street, organizationPath: '/bayi/' }],
  ])('is told by name to %s', async (_who, grant) => {
    const asked = asking(person(uuidv7(), grant));
    expect(await volunteers.gateway.rpc.call(listTeamManagers, { teamId: team }, asked)).toEqual({
      leaders: [
        { id: people.leader, displayName: 'leader' },
        { id: people.second, displayName: 'second' },
      ],
      organisers: [{ id: people.ofStreet, displayName: 'ofStreet' }],
    });
  });

  it.each<[string, Grant]>([
    ['the leader of another team', { role: 'leader', teamId: uuidv7() }],
    ['the auditor', { role: 'auditor' }],
  ])('is not told to %s', async (_who, grant) => {
    const asked = asking(person(uuidv7(), grant));
    await expect(
      volunteers.gateway.rpc.call(listTeamManagers, { teamId: team }, asked),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is told by their ids to services only', async () => {
    const asked = asking(person(people.admin, { role: 'administrator' }));
    const place = { teamId: team, organizationPath: '/bayi/' };
    await expect(volunteers.gateway.rpc.call(getManagers, place, asked)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
