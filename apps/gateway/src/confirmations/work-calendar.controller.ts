import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  CalendarDayInput,
  enterCalendarDay,
  getWorkCalendar,
  removeCalendarDay,
  WorkCalendarQuery,
} from '@liandong/contracts/confirmations/work-calendar';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { RpcContext } from '@liandong/messaging/rpc-context';
import { z } from 'zod';
import { Answers } from '../http/answers.decorator.js';
import { API } from '../http/api.js';
import { Ctx } from '../http/request-context.js';

const PathDay = () => Param('day', { schema: z.iso.date() });

@ApiTags('system')
@Controller(`${API}/work-calendar`)
export class WorkCalendarController {
  constructor(private readonly rpc: RpcClient) {}

  @ApiOperation({ summary: 'Holidays and make-up days of a year' })
  @Answers(getWorkCalendar)
  @Get()
  get(
    @Query({ schema: WorkCalendarQuery }) query: z.output<typeof WorkCalendarQuery>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(getWorkCalendar, query, ctx);
  }

  @ApiOperation({ summary: 'Enter a day that was announced later, for administrators' })
  @Answers(enterCalendarDay)
  @Put(':day')
  enter(
    @PathDay() day: string,
    @Body({ schema: CalendarDayInput }) input: z.output<typeof CalendarDayInput>,
    @Ctx() ctx: RpcContext,
  ) {
    return this.rpc.call(enterCalendarDay, { ...input, day }, ctx);
  }

  @ApiOperation({ summary: 'Remove an entered day, for administrators' })
  @Answers(removeCalendarDay)
  @Delete(':day')
  remove(@PathDay() day: string, @Ctx() ctx: RpcContext) {
    return this.rpc.call(removeCalendarDay, { day }, ctx);
  }
}
