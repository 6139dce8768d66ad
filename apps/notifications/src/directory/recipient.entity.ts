import type { Language } from '@liandong/contracts/common/scalars';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of a volunteer, filled by the events of the volunteers service. */
@Entity('recipients')
export class RecipientRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'recipients_pkey' })
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text', { name: 'display_name' })
  displayName!: string;

  @Column('text')
  language!: Language;

  /** When the person left: nothing is sent to them from then on. */
  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;
}
