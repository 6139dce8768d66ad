import type { Language } from '@liandong/contracts/common/scalars';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of a volunteer, kept in step by the volunteers service's events. */
@Entity('volunteers')
export class VolunteerEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column({ type: 'text' })
  language!: Language;
}
