import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of a team, kept in step by the volunteers service's events. */
@Entity('teams')
export class TeamEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'organization_id', type: 'uuid' })
  organizationId!: string;

  @Column({ name: 'organization_name', type: 'text' })
  organizationName!: string;

  /** Codes of the organisations above, such as `/bayi/xueyuan/`; scopes are compared with it. */
  @Column({ name: 'organization_path', type: 'text' })
  organizationPath!: string;
}
