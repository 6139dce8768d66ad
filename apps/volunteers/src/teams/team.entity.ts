import type { Team } from '@liandong/contracts/people/team';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganizationRow } from '../organizations/organization.entity.js';

@Entity('teams')
@Index('teams_name_order', { synchronize: false })
export class TeamRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'teams_pkey' })
  id!: string;

  /** Counts the changes that other services hear of. */
  @Column('integer')
  version!: number;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_search' })
  nameSearch!: string;

  @Column('text')
  kind!: Team['kind'];

  @ForeignKey(() => OrganizationRow, { name: 'teams_organization' })
  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;
}
