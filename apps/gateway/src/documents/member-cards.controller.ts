import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { getMe } from '@liandong/contracts/auth/auth';
import { getMyCard, listTeamCards } from '@liandong/contracts/check-ins/member-card';
import { memberCardSheet, singleMemberCard } from '@liandong/documents/member-cards';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswersFile } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { contextOf } from '../http/request-context.js';
import { Printer } from './printer.js';

@ApiTags('check-in')
@Controller(API)
export class MemberCardsController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly printer: Printer,
  ) {}

  @ApiOperation({ summary: 'Member cards of a team to print and cut, ten on an A4 page' })
  @AnswersFile('application/pdf', listTeamCards.errors)
  @Get('teams/:id/member-cards.pdf')
  async ofTeam(
    @PathId() teamId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { platformName, teamName, cards } = await this.rpc.call(
      listTeamCards,
      { teamId },
      contextOf(request),
    );
    const sheet = memberCardSheet(
      cards.map(({ displayName, code }) => ({ name: displayName, team: teamName, code })),
      platformName,
    );
    return this.printer.send(sheet, { ascii: 'member-cards', full: `志愿者卡-${teamName}` }, reply);
  }

  @ApiOperation({ summary: 'Your own member card to print' })
  @AnswersFile('application/pdf', getMyCard.errors)
  @Get('me/member-card.pdf')
  async mine(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const [{ platformName, card }, { teams }] = await Promise.all([
      this.rpc.call(getMyCard, {}, contextOf(request)),
      this.rpc.call(getMe, {}, contextOf(request)),
    ]);
    const team = teams.map(({ name }) => name).join('、');
    const sheet = singleMemberCard({ name: card.displayName, team, code: card.code }, platformName);
    return this.printer.send(sheet, { ascii: 'member-card', full: `志愿者卡-${card.displayName}` }, reply);
  }
}
