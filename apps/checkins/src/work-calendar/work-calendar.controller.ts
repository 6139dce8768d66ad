import { Controller } from '@nestjs/common';
import {
  enterCalendarDay,
  getWorkCalendar,
  removeCalendarDay,
} from '@liandong/contracts/confirmations/work-calendar';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { WorkCalendarService } from './work-calendar.service.js';

@Controller()
export class WorkCalendarController {
  constructor(private readonly calendar: WorkCalendarService) {}

  @HandleRpc(getWorkCalendar)
  get({ year }: z.output<typeof getWorkCalendar.input>, ctx: RpcContext) {
    actorOf(ctx);
    return this.calendar.year(year);
  }

  @HandleRpc(enterCalendarDay)
  enter(day: z.output<typeof enterCalendarDay.input>, ctx: RpcContext) {
    return this.calendar.enter(day, actorOf(ctx));
  }

  @HandleRpc(removeCalendarDay)
  remove({ day }: z.output<typeof removeCalendarDay.input>, ctx: RpcContext) {
    return this.calendar.remove(day, actorOf(ctx));
  }
}
