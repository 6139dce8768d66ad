import type { OrganizationKind } from '@liandong/contracts/people/organization';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A node of the district's five-level chain, or a partner beside it. */
@Entity('organizations')
@Unique('organizations_path', ['path'])
@Index('organizations_path_order', { synchronize: false })
export class OrganizationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organizations_pkey' })
  id!: string;

  /** Grows by one with each change that other services hear of. */
  @Column('integer')
  version!: number;

  @Index('organizations_parent_id')
  @ForeignKey(() => OrganizationRow, { name: 'organizations_parent' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('text')
  kind!: OrganizationKind;

  /** The last part of `path`. */
  @Column('text')
  code!: string;

  /** Codes from the root down, with a slash on both ends: a subtree is a prefix. */
  @Column('text')
  path!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_search' })
  nameSearch!: string;

  /** Grids only: the partner that answers for a dedicated grid, the community for a general one. */
  @ForeignKey(() => OrganizationRow, { name: 'organizations_responsible_unit' })
  @Column('uuid', { name: 'responsible_unit_id', nullable: true })
  responsibleUnitId!: string | null;

  /** Grids only: the community worker to turn to. No foreign key: workers are employed by organisations. */
  @Column('uuid', { name: 'contact_id', nullable: true })
  contactId!: string | null;
}
