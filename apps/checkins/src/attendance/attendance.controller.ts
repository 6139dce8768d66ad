import { Controller } from '@nestjs/common';
import { getAttendance, getMyAttendance, listWalkIns } from '@liandong/contracts/check-ins/attendance';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import { actorOf, type RpcContext } from '@liandong/messaging/rpc-context';
import type { z } from 'zod';
import { AttendanceService } from './attendance.service.js';

@Controller()
export class AttendanceController {
  constructor(private readonly attendance: AttendanceService) {}

  @HandleRpc(getAttendance)
  get({ activityId }: z.output<typeof getAttendance.input>, ctx: RpcContext) {
    return this.attendance.attendanceOf(activityId, actorOf(ctx));
  }

  @HandleRpc(listWalkIns)
  walkIns({ activityId }: z.output<typeof listWalkIns.input>, ctx: RpcContext) {
    return this.attendance.walkInsOf(activityId, actorOf(ctx));
  }

  @HandleRpc(getMyAttendance)
  mine({ activityId }: z.output<typeof getMyAttendance.input>, ctx: RpcContext) {
    return this.attendance.mine(activityId, actorOf(ctx));
  }
}
