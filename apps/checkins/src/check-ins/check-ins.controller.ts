import { Controller } from '@nestjs/common';
import { recordCheckIns } from '@liandong/contracts/check-ins/check-in';
import { HandleRpc } from '@liandong/messaging/handle-rpc';
import type { z } from 'zod';
import { CheckInsService } from './check-ins.service.js';

@Controller()
export class CheckInsController {
  constructor(private readonly checkIns: CheckInsService) {}

  @HandleRpc(recordCheckIns)
  async record({ scans }: z.output<typeof recordCheckIns.input>) {
    return { answers: await this.checkIns.record(scans) };
  }
}
