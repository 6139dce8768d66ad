import { Inject, Injectable } from '@nestjs/common';
import {
  recordCheckIns,
  type CheckInInput,
  type CheckInReceipt,
  type ScanStamp,
  type StampInput,
} from '@liandong/contracts/check-ins/check-in';
import type { Actor } from '@liandong/contracts/common/actor';
import { AppError } from '@liandong/contracts/errors/app-error';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { Clock } from '@liandong/service-kit/clock';
import { uuidv7 } from 'uuidv7';
import { SETTINGS, type Settings } from '../env.js';
import { ANSWER_WITHIN_MS } from '../http/request-context.js';
import { CheckInGatherer } from './check-in-gatherer.js';
import { ScanStamps } from './scan-stamps.js';

/** A call takes 5 to 50 ms, the latter with 500 scans on a busy machine. */
const SLOW_CALL_MS = 300;

/** Takes scans at the door. The hot path: thousands a second on one core. */
@Injectable()
export class CheckInsService {
  private readonly gatherer: CheckInGatherer;

  constructor(
    rpc: RpcClient,
    private readonly clock: Clock,
    private readonly stamps: ScanStamps,
    @Inject(SETTINGS) { CHECK_IN_CALLS }: Settings,
  ) {
    this.gatherer = new CheckInGatherer(
      async (scans, deadline) => {
        // Each scan names its own person; the call as a whole is nobody's.
        const ctx = { actor: null, requestId: uuidv7(), language: 'zh-CN', deadline } as const;
        const { answers } = await rpc.call(recordCheckIns, { scans }, ctx);
        return answers;
      },
      CHECK_IN_CALLS,
      SLOW_CALL_MS,
    );
  }

  /** @throws AppError with the reason as its code when the scan is refused */
  async record({ id, grants }: Actor, input: CheckInInput): Promise<CheckInReceipt> {
    const now = this.clock.now();
    const scan = {
      volunteerId: id,
      code: input.code,
      scanId: input.scanId,
      activityId: input.activityId,
      position: input.position,
      scannedAt: input.scannedAt ?? null,
      ...(input.deviceId ? { deviceId: input.deviceId } : {}),
      ...(grants.length > 0 ? { grants } : {}),
      receivedAt: (this.stamps.seenAt(input) ?? now).toISOString(),
    };
    const answer = await this.gatherer.record(scan, now.getTime() + ANSWER_WITHIN_MS);
    if (answer.outcome === 'refused') throw new AppError(answer.reason, answer.params);
    return answer;
  }

  /** Signs for somebody who is signed out that the code was seen now. */
  stamp(input: StampInput): ScanStamp {
    return this.stamps.issue(input, this.clock.now());
  }
}
