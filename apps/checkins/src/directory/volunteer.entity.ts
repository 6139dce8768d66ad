import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The name under which lists show a volunteer. */
@Entity('volunteers')
export class VolunteerEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  /** When the person's data was erased: the name is gone, facts and entries stay. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;
}
