import { Controller } from '@nestjs/common';
import { listOrganizations, type OrganizationQuery } from '@liandong/contracts/people/organization';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { OrganizationsService } from './organizations.service.js';

@Controller()
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  @HandleRpc(listOrganizations)
  async list(query: z.output<typeof OrganizationQuery>, ctx: RpcContext) {
    actorOf(ctx);
    return this.organizations.list(query);
  }
}
