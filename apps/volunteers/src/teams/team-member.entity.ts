import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { VolunteerRow } from '../accounts/volunteer.entity.js';
import { TeamRow } from './team.entity.js';

@Entity('team_members')
export class TeamMemberRow {
  @ForeignKey(() => TeamRow, { name: 'team_members_team', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'team_id', primaryKeyConstraintName: 'team_members_pkey' })
  teamId!: string;

  @Index('team_members_volunteer_id')
  @ForeignKey(() => VolunteerRow, { name: 'team_members_volunteer', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { name: 'volunteer_id', primaryKeyConstraintName: 'team_members_pkey' })
  volunteerId!: string;

  /** True gives the role `leader` of this team. */
  @Column('boolean')
  leads!: boolean;

  @Column('timestamptz', { name: 'joined_at' })
  joinedAt!: Date;
}
