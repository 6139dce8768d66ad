import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { getActivity } from '@liandong/contracts/activities/activity';
import { getPrintedCode } from '@liandong/contracts/check-ins/member-code';
import { venuePoster } from '@liandong/documents/venue-poster';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswersFile } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { PathId } from '../http/path-id.js';
import { PublicUrl } from '../http/public-url.js';
import { contextOf } from '../http/request-context.js';
import { Printer } from './printer.js';

@ApiTags('check-in')
@Controller(`${API}/activities/:id`)
export class PosterController {
  constructor(
    private readonly rpc: RpcClient,
    private readonly printer: Printer,
    private readonly publicUrl: PublicUrl,
  ) {}

  @ApiOperation({ summary: 'Posters with the printed codes: a page to check in, a page to check out' })
  @AnswersFile('application/pdf', getPrintedCode.errors)
  @Get('poster.pdf')
  async poster(
    @PathId() activityId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [activity, ...codes] = await Promise.all([
      this.rpc.call(getActivity, { id: activityId }, contextOf(request)),
      this.rpc.call(getPrintedCode, { activityId, direction: 'in' }, contextOf(request)),
      this.rpc.call(getPrintedCode, { activityId, direction: 'out' }, contextOf(request)),
    ]);
    const { title, place, teamName, startsAt, endsAt } = activity;
    const poster = venuePoster({
      title,
      place,
      teamName,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      codes: codes.map(({ direction, code }) => ({
        direction,
        url: `${this.publicUrl.of(request)}/c/${code}`,
      })),
    });
    return this.printer.send(poster, { ascii: 'poster', full: `签到海报-${title}` }, reply);
  }
}
