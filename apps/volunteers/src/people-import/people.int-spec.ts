import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMe } from '@liandong/contracts/auth/auth';
import type { Actor } from '@liandong/contracts/common/actor';
import {
  listAgreements,
  listOrganizations,
  organizationChanged,
} from '@liandong/contracts/people/organization';
import { getTeam, listTeamMembers, listTeams, teamChanged } from '@liandong/contracts/people/team';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';
import type { OrganizationImport } from './import-rows.js';
import { PeopleImport } from './people-import.service.js';

let volunteers: RunningVolunteers;

const [district, street, otherStreet, community, partner, team, leader, member, outsider] = Array.from(
  { length: 9 },
  () => uuidv7(),
) as [string, string, string, string, string, string, string, string, string];
const joinedAt = '2026-01-05T02:00:00.000Z';

const organization = (
  id: string,
  parentId: string | null,
  kind: OrganizationImport['kind'],
  code: string,
  name: string,
): OrganizationImport => ({ id, parentId, kind, code, name, responsibleUnitId: null, contactId: null });

const volunteer = (id: string, phone: string, displayName: string) => ({
  id,
  phone,
  displayName,
  joinedAt,
  language: 'zh-CN' as const,
  employerId: null,
});

async function load(): Promise<number[]> {
  const people = volunteers.app.get(PeopleImport);
  return [
    await people.importOrganizations([
      organization(district, null, 'district', 'bayi', '巴宜区'),
      organization(street, district, 'street', 'xueyuan', '学苑街道'),
      organization(otherStreet, district, 'street', 'niyang', '尼洋街道'),
      organization(community, street, 'community', 'c1', '福清社区'),
      organization(partner, district, 'partnerUnit', 'p1', '市供电公司'),
    ]),
    await people.importVolunteers([
      volunteer(leader, '19900000004', '王磊'),
      volunteer(member, '19900000005', '陈雨欣'),
      volunteer(outsider, '19900000006', '次仁顿珠'),
    ]),
    await people.importTeams([
      {
        id: team,
        name: '雪域老兵志愿服务队',
        kind: 'veterans',
        organizationId: street,
        members: [
          { volunteerId: leader, leads: true, joinedAt },
          { volunteerId: member, leads: false, joinedAt },
        ],
      },
    ]),
    await people.importAgreements([
      {
        id: uuidv7(),
        partnerId: partner,
        communityId: community,
        signedOn: '2026-03-01',
        commitments: ['义务检修', '用电"安全", 宣传'],
      },
    ]),
  ];
}

beforeAll(async () => {
  volunteers = await runVolunteers();
  await load();
});
afterAll(() => volunteers?.close());

const call: RunningVolunteers['gateway']['rpc']['call'] = (definition, input, ctx) =>
  volunteers.gateway.rpc.call(definition, input, ctx);
const anybody = asking(person(uuidv7()));

describe('an import', () => {
  it('can be repeated and then adds nothing and tells nobody', async () => {
    const [organizations, people, teams] = await load();
    expect([organizations, people, teams]).toEqual([0, 0, 0]);
    await expect(volunteers.events(volunteerChanged.subject, leader)).resolves.toHaveLength(1);
    await expect(volunteers.events(organizationChanged.subject, community)).resolves.toEqual([
      { id: community, version: 1, kind: 'community', name: '福清社区', path: '/bayi/xueyuan/c1/' },
    ]);
    await expect(volunteers.events(teamChanged.subject, team)).resolves.toEqual([
      {
        id: team,
        version: 1,
        name: '雪域老兵志愿服务队',
        organizationId: street,
        organizationName: '学苑街道',
        organizationPath: '/bayi/xueyuan/',
      },
    ]);
  });

  it('writes nothing when a part of it is wrong', async () => {
    const people = volunteers.app.get(PeopleImport);
    const id = uuidv7();
    await expect(
      people.importVolunteers([volunteer(id, '19900000009', '甲'), volunteer(uuidv7(), '19900000004', '乙')]),
    ).rejects.toThrow('volunteers_phone');
    await expect(call(getMe, {}, asking(person(id)))).rejects.toMatchObject({ code: 'VOLUNTEER_NOT_FOUND' });
  });

  it('gives roles once, with the subtree where they hold', async () => {
    const people = volunteers.app.get(PeopleImport);
    const grants = [
      { role: 'organiser' as const, organizationId: street, organizationPath: '/wherever/' },
      { role: 'administrator' as const },
    ].map((grant) => ({ volunteerId: leader, grant }));
    await people.grantRoles(grants);
    await people.grantRoles(grants);
    const me = await call(getMe, {}, asking(person(leader)));
    expect(me.grants).toEqual([
      { role: 'administrator' },
      { role: 'organiser', organizationId: street, organizationPath: '/bayi/xueyuan/' },
      { role: 'leader', teamId: team },
    ]);
    expect(me.teams).toEqual([{ id: team, name: '雪域老兵志愿服务队', leads: true }]);
  });
});

describe('organisations', () => {
  it('are listed in tree order, page by page, with the number of their children', async () => {
    const first = await call(listOrganizations, { limit: 3 }, anybody);
    const second = await call(listOrganizations, { limit: 3, cursor: first.nextCursor ?? '' }, anybody);
    const seen = [...first.items, ...second.items].map((each) => [each.path, each.childCount]);
    expect(seen).toEqual([
      ['/bayi/', 3],
      ['/bayi/niyang/', 0],
      ['/bayi/p1/', 0],
      ['/bayi/xueyuan/', 1],
      ['/bayi/xueyuan/c1/', 0],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it.each([
    ['a part of the name', { query: '社区' }, ['福清社区']],
    ['pinyin', { query: 'niyang' }, ['尼洋街道']],
    ['initials', { query: 'SGD' }, ['市供电公司']],
    ['kind', { kind: 'street' as const }, ['尼洋街道', '学苑街道']],
    ['parent', { parentId: street }, ['福清社区']],
  ])('are found by %s', async (_by, query, names) => {
    const { items } = await call(listOrganizations, query, anybody);
    expect(items.map((each) => each.name)).toEqual(names);
  });

  it('are shown to signed-in people only', async () => {
    await expect(call(listOrganizations, {}, asking(null))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuse a cursor that is none of theirs', async () => {
    const query = { cursor: 'bm9uZQ' };
    await expect(call(listOrganizations, query, anybody)).rejects.toMatchObject({ code: 'CURSOR_INVALID' });
  });
});

describe('agreements', () => {
  it('name both sides and keep their commitments as they were written', async () => {
    const { items } = await call(listAgreements, { communityId: community }, anybody);
    expect(items[0]).toMatchObject({
      partnerName: '市供电公司',
      communityName: '福清社区',
      signedOn: '2026-03-01',
      commitments: ['义务检修', '用电"安全", 宣传'],
    });
    await expect(call(listAgreements, { partnerId: street }, anybody)).resolves.toMatchObject({ items: [] });
  });
});

describe('a team', () => {
  it('is found by pinyin and shows its leaders and how many it has', async () => {
    const { items } = await call(listTeams, { query: 'xueyu' }, anybody);
    expect(items).toEqual([await call(getTeam, { id: team }, anybody)]);
    expect(items[0]).toMatchObject({ leaders: [{ id: leader, displayName: '王磊' }], memberCount: 2 });
  });

  it('that does not exist is not found', async () => {
    await expect(call(getTeam, { id: uuidv7() }, anybody)).rejects.toMatchObject({ code: 'TEAM_NOT_FOUND' });
  });

  const readers: [string, Actor][] = [
    ['its leader', person(leader, { role: 'leader', teamId: team })],
    [
      'the organiser above',
      person(outsider, { role: 'organiser', organizationId: street, organizationPath: '/bayi/xueyuan/' }),
    ],
    ['the auditor', person(outsider, { role: 'auditor' })],
    ['an administrator', person(outsider, { role: 'administrator' })],
  ];
  it.each(readers)('shows its members to %s, leaders first', async (_who, actor) => {
    const first = await call(listTeamMembers, { teamId: team, limit: 1 }, asking(actor));
    const rest = await call(listTeamMembers, { teamId: team, cursor: first.nextCursor ?? '' }, asking(actor));
    expect([...first.items, ...rest.items]).toEqual([
      { volunteerId: leader, displayName: '王磊', leads: true, joinedAt },
      { volunteerId: member, displayName: '陈雨欣', leads: false, joinedAt },
    ]);
  });

  const strangers: [string, Actor][] = [
    ['somebody else', person(outsider)],
    ['a member, of whom the others were told that nobody but leaders sees them', person(member)],
    ['the leader of another team', person(outsider, { role: 'leader', teamId: uuidv7() })],
    [
      'the organiser of another street',
      person(outsider, { role: 'organiser', organizationId: otherStreet, organizationPath: '/bayi/niyang/' }),
    ],
  ];
  it.each(strangers)('hides its members from %s', async (_who, actor) => {
    const listing = call(listTeamMembers, { teamId: team }, asking(actor));
    await expect(listing).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
