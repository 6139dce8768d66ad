import { Controller } from '@nestjs/common';
import {
  approveCase,
  endorseCase,
  getCase,
  listCases,
  proposeCorrection,
  proposeRetro,
  rejectCase,
  withdrawCase,
} from '@liandong/contracts/ledger/correction-case';
import { readEvidencePart, storeEvidencePart } from '@liandong/contracts/ledger/evidence';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { CasesService } from './cases.service.js';
import { DecisionsService } from './decisions.service.js';
import { EvidenceService } from './evidence.service.js';
import { PeopleOfTeam } from './people-of-team.js';
import { ProposalsService } from './proposals.service.js';

@Controller()
export class CorrectionsController {
  constructor(
    private readonly proposals: ProposalsService,
    private readonly people: PeopleOfTeam,
    private readonly cases: CasesService,
    private readonly decisions: DecisionsService,
    private readonly evidence: EvidenceService,
  ) {}

  @HandleRpc(proposeCorrection)
  propose(input: z.output<typeof proposeCorrection.input>, ctx: RpcContext) {
    return this.proposals.proposeCorrection(input, ctx);
  }

  @HandleRpc(proposeRetro)
  async proposeRetro(input: z.output<typeof proposeRetro.input>, ctx: RpcContext) {
    await this.people.check(input, ctx);
    return { items: await this.proposals.proposeRetro(input, ctx) };
  }

  @HandleRpc(listCases)
  list(query: z.output<typeof listCases.input>, ctx: RpcContext) {
    return this.cases.list(query, actorOf(ctx));
  }

  @HandleRpc(getCase)
  get({ id }: z.output<typeof getCase.input>, ctx: RpcContext) {
    return this.cases.get(id, actorOf(ctx));
  }

  @HandleRpc(endorseCase)
  endorse({ id, note, evidence }: z.output<typeof endorseCase.input>, ctx: RpcContext) {
    return this.decisions.endorse(id, note, evidence, actorOf(ctx));
  }

  @HandleRpc(approveCase)
  approve({ id, note }: z.output<typeof approveCase.input>, ctx: RpcContext) {
    return this.decisions.approve(id, note, actorOf(ctx));
  }

  @HandleRpc(rejectCase)
  reject({ id, note }: z.output<typeof rejectCase.input>, ctx: RpcContext) {
    return this.decisions.reject(id, note, actorOf(ctx));
  }

  @HandleRpc(withdrawCase)
  withdraw({ id, note }: z.output<typeof withdrawCase.input>, ctx: RpcContext) {
    return this.decisions.withdraw(id, note, actorOf(ctx));
  }

  @HandleRpc(storeEvidencePart)
  storeEvidence(input: z.output<typeof storeEvidencePart.input>, ctx: RpcContext) {
    return this.evidence.store(input, actorOf(ctx));
  }

  @HandleRpc(readEvidencePart)
  readEvidence({ fileId, part }: z.output<typeof readEvidencePart.input>, ctx: RpcContext) {
    return this.evidence.read(fileId, part, actorOf(ctx));
  }
}
