import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMe } from '@liandong/contracts/auth/auth';
import { listOrganizations } from '@liandong/contracts/people/organization';
import { volunteerChanged } from '@liandong/contracts/people/volunteer';
import { asking, person } from '@liandong/testing/gateway-caller';
import { uuidv7 } from 'uuidv7';
import { runVolunteers, type RunningVolunteers } from '../testing/running-volunteers.js';
import { Appointment } from './appointment.service.js';
import { PeopleImport } from './people-import.service.js';

/** Real: Postgres, NATS, the whole service, with nothing in it. */
let volunteers: RunningVolunteers;
beforeAll(async () => {
  volunteers = await runVolunteers();
});
afterAll(() => volunteers?.close());

const wish = { name: '达瓦', phone: '13900000001', district: { name: '巴宜区', code: 'bayi' } };

async function administrators(): Promise<string[]> {
  const rows: { id: string }[] = await volunteers.sql.query(
    `SELECT volunteer_id AS id FROM role_grants WHERE role = 'administrator' ORDER BY granted_at, id`,
  );
  return rows.map(({ id }) => id);
}

describe('the beginning of an installation', () => {
  it('makes the district and its administrator, and nothing twice', async () => {
    const appointment = volunteers.app.get(Appointment);
    expect(await appointment.appoint(wish)).toEqual({ district: true, person: true });
    expect(await appointment.appoint(wish)).toEqual({ district: false, person: false });
    const [id = '', ...others] = await administrators();
    expect(others).toEqual([]);
    const me = await volunteers.gateway.rpc.call(getMe, {}, asking(person(id)));
    expect(me).toMatchObject({ displayName: '达瓦' });
    const query = { limit: 50 };
    const { items } = await volunteers.gateway.rpc.call(listOrganizations, query, asking(person(id)));
    expect(items).toMatchObject([{ kind: 'district', name: '巴宜区', path: '/bayi/' }]);
    expect(await volunteers.events(volunteerChanged.subject, id)).toHaveLength(1);
  });

  it('appoints somebody who is known already', async () => {
    const id = uuidv7();
    const known = { id, displayName: '王磊', phone: '13900000002', language: 'zh-CN' as const };
    await volunteers.app
      .get(PeopleImport)
      .importVolunteers([{ ...known, joinedAt: '2026-01-05T02:00:00.000Z', employerId: null }]);
    const made = await volunteers.app.get(Appointment).appoint({ ...wish, name: '别名', phone: known.phone });
    expect(made).toEqual({ district: false, person: false });
    expect(await administrators()).toContain(id);
    expect(await volunteers.gateway.rpc.call(getMe, {}, asking(person(id)))).toMatchObject({
      displayName: '王磊',
    });
  });
});
