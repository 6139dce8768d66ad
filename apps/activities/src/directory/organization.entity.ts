import type { OrganizationKind } from '@liandong/contracts/people/organization';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A copy of an organisation, kept in step by the volunteers service's events. */
@Entity('organizations')
export class OrganizationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  kind!: OrganizationKind;

  @Column({ type: 'text' })
  name!: string;

  /** Codes of the organisations above and its own, such as `/bayi/xueyuan/`; scopes are compared with it. */
  @Column({ type: 'text' })
  path!: string;
}
