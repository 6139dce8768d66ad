import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody was here and left. The id is theirs in the ledger's facts; nothing else of them is kept. */
@Entity('erasures')
export class ErasureRow {
  @PrimaryColumn('uuid', { name: 'volunteer_id', primaryKeyConstraintName: 'erasures_pkey' })
  volunteerId!: string;

  @Index('erasures_erased_at')
  @Column('timestamptz', { name: 'erased_at' })
  erasedAt!: Date;
}
