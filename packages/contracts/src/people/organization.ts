import { z } from 'zod';
import { Id } from '../common/scalars.js';
import { PageQuery, pageOf } from '../common/page.js';
import { defineEvent } from '../wire/event.js';
import { defineRpc } from '../wire/rpc.js';

/**
 * The five-level chain district → street → community → area → grid, and the partners beside it.
 * A dedicated grid belongs to one responsible unit, a general grid to the community.
 */
export const OrganizationKind = z.enum([
  'district',
  'street',
  'community',
  'area',
  'dedicatedGrid',
  'generalGrid',
  'partnerUnit',
  'ownersCommittee',
  'propertyCompany',
  'socialOrganization',
]);
export type OrganizationKind = z.infer<typeof OrganizationKind>;

export const Organization = z
  .object({
    id: Id,
    parentId: Id.nullable(),
    kind: OrganizationKind,
    name: z.string(),
    path: z.string().meta({ description: 'codes from the district down, such as /bayi/xueyuan/' }),
    childCount: z.int(),
  })
  .meta({ id: 'Organization' });
export type Organization = z.infer<typeof Organization>;

export const OrganizationQuery = PageQuery.extend({
  parentId: Id.optional(),
  kind: OrganizationKind.optional(),
  query: z.string().trim().max(60).optional(),
});

export const listOrganizations = defineRpc({
  subject: 'volunteers.v1.organizations.list',
  input: OrganizationQuery,
  output: pageOf(Organization),
  errors: ['CURSOR_INVALID'],
});

/** An organisation as it is after a change: services that need it keep a copy, newest version wins. */
export const organizationChanged = defineEvent({
  subject: 'evt.volunteers.organization-changed.v1',
  payload: z.object({ id: Id, version: z.int(), kind: OrganizationKind, name: z.string(), path: z.string() }),
});

/** A co-building agreement 共驻共建协议 between a partner unit and a community. */
export const Agreement = z
  .object({
    id: Id,
    partnerId: Id,
    partnerName: z.string(),
    communityId: Id,
    communityName: z.string(),
    signedOn: z.iso.date(),
    commitments: z.array(z.string()),
  })
  .meta({ id: 'Agreement' });
export type Agreement = z.infer<typeof Agreement>;

export const listAgreements = defineRpc({
  subject: 'volunteers.v1.agreements.list',
  input: PageQuery.extend({ communityId: Id.optional(), partnerId: Id.optional() }),
  output: pageOf(Agreement),
  errors: ['CURSOR_INVALID'],
});
