import { Injectable } from '@nestjs/common';
import { Clock } from '@liandong/service-kit/clock';
import { DataSource } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccountsRepository } from '../accounts/accounts.repository.js';
import { PhoneVault } from '../keys/phone-vault.js';
import { OrganizationsRepository } from '../organizations/organizations.repository.js';
import { PeopleImport } from './people-import.service.js';

/** Who is to be administrator, and of what district where there is none yet. */
export interface AppointmentWish {
  name: string;
  phone: string;
  /** Lets the person sign in where no one-time code can be sent yet; only of somebody who is new. */
  password?: string | undefined;
  district: { name: string; code: string };
}

/**
 * Begins an installation: its district and the administrator who enters everybody else. For whoever runs the server,
 * who may do it again: a district that is there stays as it is, and so does a person.
 */
@Injectable()
export class Appointment {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: PeopleImport,
    private readonly accounts: AccountsRepository,
    private readonly organizations: OrganizationsRepository,
    private readonly vault: PhoneVault,
    private readonly clock: Clock,
  ) {}

  /** @returns what was made that was not there */
  async appoint(wish: AppointmentWish): Promise<{ district: boolean; person: boolean }> {
    const { manager } = this.dataSource;
    const district = !(await this.organizations.hasDistrict(manager));
    if (district) {
      await this.people.importOrganizations([
        {
          ...wish.district,
          id: uuidv7(),
          parentId: null,
          kind: 'district',
          responsibleUnitId: null,
          contactId: null,
        },
      ]);
    }
    const known = await this.accounts.findByPhone(manager, this.vault.indexOf(wish.phone));
    const id = known?.id ?? uuidv7();
    if (!known) await this.enter(id, wish);
    await this.people.grantRoles([{ volunteerId: id, grant: { role: 'administrator' } }]);
    return { district, person: !known };
  }

  private async enter(id: string, { name, phone, password }: AppointmentWish): Promise<void> {
    const joinedAt = this.clock.now().toISOString();
    const person = { id, displayName: name, phone, language: 'zh-CN' as const, joinedAt, employerId: null };
    await this.people.importVolunteers([{ ...person, ...(password === undefined ? {} : { password }) }]);
  }
}
