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

  /** When the person left: the name is gone, past sign-ups stay. */
  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true })
  erasedAt!: Date | null;
}
