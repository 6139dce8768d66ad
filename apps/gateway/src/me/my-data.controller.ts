import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswersFile } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { RateLimits } from '../http/rate-limits.js';
import { Session } from '../http/request-context.js';
import type { SignedIn } from '../http/signed-in.js';
import { MyData } from './my-data.js';

@ApiTags('me')
@Controller(`${API}/me`)
export class MyDataController {
  constructor(
    private readonly data: MyData,
    private readonly limits: RateLimits,
  ) {}

  @ApiOperation({ summary: 'Everything that is kept of you, as a file' })
  @AnswersFile('application/json', ['RATE_LIMITED', 'VOLUNTEER_NOT_FOUND'])
  @Get('export')
  async export(
    @Session() session: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.limits.spendExport(session.actor.id);
    return this.data.file(request, reply);
  }
}
