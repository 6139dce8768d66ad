import type { ReportIn } from '@liandong/contracts/people/report-in';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { VolunteerRow } from '../accounts/volunteer.entity.js';
import { OrganizationRow } from '../organizations/organization.entity.js';

/** A report-in 报到: a volunteer registered with a community. Ended ones stay, for what was served then. */
@Entity('report_ins')
@Index('report_ins_one_active', ['volunteerId', 'organizationId'], {
  unique: true,
  where: 'ended_at IS NULL',
})
@Index('report_ins_active', ['organizationId', 'startedAt', 'id'], { where: 'ended_at IS NULL' })
@Check('report_ins_end', '(ended_at IS NULL) = (ended_by IS NULL)')
export class ReportInRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'report_ins_pkey' })
  id!: string;

  /** Counts the changes that other services hear of. */
  @Column('integer')
  version!: number;

  @Index('report_ins_volunteer_id')
  @ForeignKey(() => VolunteerRow, { name: 'report_ins_volunteer', onDelete: 'CASCADE' })
  @Column('uuid', { name: 'volunteer_id' })
  volunteerId!: string;

  @ForeignKey(() => OrganizationRow, { name: 'report_ins_organization' })
  @Column('uuid', { name: 'organization_id' })
  organizationId!: string;

  @Column('timestamptz', { name: 'started_at' })
  startedAt!: Date;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'ended_by', nullable: true })
  endedBy!: ReportIn['endedBy'];

  /** What the community wrote when it declined. */
  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: string | null;
}
