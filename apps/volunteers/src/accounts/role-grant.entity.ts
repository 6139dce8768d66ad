import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganizationRow } from '../organizations/organization.entity.js';
import { VolunteerRow } from './volunteer.entity.js';

/** A role beside leading a team, which the membership itself says. */
@Entity('role_grants')
@Check('role_grants_scope', `(role = 'organiser') = (organization_id IS NOT NULL)`)
@Index('role_grants_once', { synchronize: false })
export class RoleGrantRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'role_grants_pkey' })
  id!: string;

  @ForeignKey(() => VolunteerRow, { name: 'role_grants_volunteer', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId!: string;

  @Column('text')
  role!: 'organiser' | 'administrator' | 'auditor';

  /** Organisers only: the root of their subtree. */
  @ForeignKey(() => OrganizationRow, { name: 'role_grants_organization' })
  @Column('uuid', { name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column('timestamptz', { name: 'granted_at' })
  grantedAt!: Date;
}
