import { Injectable } from '@nestjs/common';
import { isShortCode } from '@liandong/rules/short-code';
import { Clock } from '@liandong/service-kit/clock';
import type { EntityManager } from 'typeorm';
import { SHORT_CODE_TRIES } from '../check-ins/scan-batch.js';
import type { ReadCode } from '../check-ins/scan.js';
import { ShortCodeReader } from '../venue-codes/short-code-reader.js';
import { ShortCodesRepository } from '../venue-codes/short-codes.repository.js';
import type { TimedRow } from './queued-row.js';

/** Reads the six digits that members typed without signal: as they were shown when they were typed. */
@Injectable()
export class QueuedShortCodes {
  constructor(
    private readonly shortCodes: ShortCodeReader,
    private readonly repository: ShortCodesRepository,
    private readonly clock: Clock,
  ) {}

  /** What each row with six digits says, by its scan. A queue gives nobody more guesses than the door does. */
  async readAll(
    tx: EntityManager,
    rows: readonly TimedRow[],
    senderId: string,
  ): Promise<Map<string, ReadCode>> {
    const typed = rows.flatMap(({ scan, time }) =>
      scan.kind === 'own' && isShortCode(scan.code) ? [{ scan, at: new Date(time.at) }] : [],
    );
    if (typed.length === 0) return new Map();
    const since = new Date(this.clock.now().getTime() - SHORT_CODE_TRIES.withinMs);
    const [read, wrongBefore] = await Promise.all([
      this.shortCodes.readAll(
        typed.map(({ scan, at }) => ({ code: scan.code, activityId: scan.activityId ?? null, at })),
      ),
      this.repository.countWrong(tx, senderId, since),
    ]);
    let wrong = wrongBefore;
    return new Map(
      typed.flatMap(({ scan }, index) => {
        const code = read[index];
        if (!code) return [];
        if (wrong >= SHORT_CODE_TRIES.bySender) return [[scan.scanId, locked(code)] as const];
        if (code.kind === 'refused' && code.reason === 'SHORT_CODE_WRONG') wrong += 1;
        return [[scan.scanId, code] as const];
      }),
    );
  }
}

function locked({ activity, way }: ReadCode): ReadCode {
  return { kind: 'refused', reason: 'SHORT_CODE_LOCKED', activity, way };
}
