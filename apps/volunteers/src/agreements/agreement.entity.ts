import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OrganizationRow } from '../organizations/organization.entity.js';

/** A co-building agreement 共驻共建协议. */
@Entity('agreements')
@Index('agreements_signed_on', ['signedOn', 'id'])
export class AgreementRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'agreements_pkey' })
  id!: string;

  @Index('agreements_partner_id')
  @ForeignKey(() => OrganizationRow, { name: 'agreements_partner' })
  @Column('uuid', { name: 'partner_id' })
  partnerId!: string;

  @Index('agreements_community_id')
  @ForeignKey(() => OrganizationRow, { name: 'agreements_community' })
  @Column('uuid', { name: 'community_id' })
  communityId!: string;

  @Column('date', { name: 'signed_on' })
  signedOn!: string;

  @Column('text', { array: true })
  commitments!: string[];
}
