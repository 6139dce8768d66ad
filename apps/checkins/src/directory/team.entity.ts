import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A team as the volunteers service last told of it. */
@Entity('teams')
export class TeamEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  name!: string;

  @Index('teams_organization_path')
  @Column('text', { name: 'organization_path' })
  organizationPath!: string;
}
