import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { recordsService } from '@liandong/contracts/activities/activity-class';
import { brokenUniqueConstraint } from '@liandong/service-kit/database-errors';
import pg from 'pg';
import type { CurrentEntryRow } from '../ledger/current-entry.js';
import { SERVICE_ELSEWHERE } from '../ledger/service-elsewhere.js';
import {
  askedOf,
  elsewhereValues,
  knownValues,
  othersValues,
  type AskedActivity,
} from './asked-activities.js';
import { uuids } from './binary-array.js';
import { COUNTED, KNOWN, OTHERS, RECORD, WRONG_SHORT_CODES } from './check-in-statements.js';
import {
  readKnown,
  type FactRow,
  type KnownRow,
  type OtherRow,
  type ServiceRow,
  type WrongShortCodes,
} from './known-scans.js';
import { plainArray } from './plain-array.js';
import { recordValues } from './recorded-scans.js';
import { SHORT_CODE_TRIES, type DecidedScan, type KnownScan } from './scan-batch.js';
import type { ReadScan } from './scan.js';

export const HOT_PATH_POOL = Symbol('HOT_PATH_POOL');

/**
 * The hot path's statements. They are prepared once per connection and have connections of their own, so
 * that an export never makes a member wait at the door.
 */
@Injectable()
export class CheckInsRepository implements OnApplicationShutdown {
  constructor(@Inject(HOT_PATH_POOL) private readonly pool: pg.Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  /** What is known about each scan, in the order given. */
  async known(batch: readonly ReadScan[], now: Date): Promise<KnownScan[]> {
    const wrongShortCodes = await this.wrongShortCodes(batch, now);
    const asked = askedOf(batch);
    const { rows } = await this.pool.query<KnownRow>({
      name: 'known',
      text: KNOWN,
      values: knownValues(batch, asked),
    });
    const [row] = rows;
    if (!row) return [];
    const notAlone = new Set(row.not_alone);
    const others = await this.others(asked.filter(({ activity }) => notAlone.has(activity.id)));
    const services = await this.services(asked);
    return readKnown(batch, {
      row,
      others,
      services,
      minutes: await this.minutes(row.facts ?? []),
      wrongShortCodes,
    });
  }

  /**
   * Writes a decided batch.
   * @returns false when another call wrote one of its facts or scans meanwhile; then nothing was written
   */
  async record(decided: readonly DecidedScan[], recordedAt: Date): Promise<boolean> {
    try {
      await this.pool.query({ name: 'record', text: RECORD, values: recordValues(decided, recordedAt) });
      return true;
    } catch (error) {
      if (brokenUniqueConstraint(error)) return false;
      throw error;
    }
  }

  /** Asked only where people enter while another activity is on: mostly there is none. */
  private async others(asked: readonly AskedActivity[]): Promise<OtherRow[]> {
    if (asked.every(({ entering }) => entering.length === 0)) return [];
    const { rows } = await this.pool.query<OtherRow>({
      name: 'others',
      text: OTHERS,
      values: othersValues(asked),
    });
    return rows;
  }

  /** Asked only where people leave volunteer service: nobody counts anything by entering. */
  private async services(asked: readonly AskedActivity[]): Promise<ServiceRow[]> {
    const found: ServiceRow[] = [];
    for (const one of asked) {
      if (one.leaving.length === 0 || !recordsService(one.activity.activityClass)) continue;
      const { rows } = await this.pool.query<CurrentEntryRow>({
        name: 'service elsewhere',
        text: SERVICE_ELSEWHERE,
        values: elsewhereValues(one),
      });
      found.push(...rows.map((row) => ({ ...row, left_id: one.activity.id })));
    }
    return found;
  }

  /** Asked only where somebody has left already, to tell them again what that counted. */
  private async minutes(facts: readonly FactRow[]): Promise<Map<string, number>> {
    const left = facts.filter(({ direction, annulled }) => direction === 'out' && !annulled);
    if (left.length === 0) return new Map();
    const { rows } = await this.pool.query<{ id: string; minutes: number }>({
      name: 'counted',
      text: COUNTED,
      values: [uuids(left.map(({ id }) => id)), uuids(left.map((fact) => fact.volunteer_id))],
    });
    return new Map(rows.map(({ id, minutes }) => [id, minutes]));
  }

  /** Asked only where somebody typed a code: a rush before a screen has none. */
  private async wrongShortCodes(batch: readonly ReadScan[], now: Date): Promise<WrongShortCodes> {
    const found = { sender: new Map<string, number>(), activity: new Map<string, number>() };
    const typed = batch.filter(({ code }) => code.way === 'shortCode');
    if (typed.length === 0) return found;
    const { rows } = await this.pool.query<{ by: keyof WrongShortCodes; id: string; wrong: number }>({
      name: 'wrong short codes',
      text: WRONG_SHORT_CODES,
      values: [
        plainArray(typed.map(({ scan }) => scan.scannedBy)),
        plainArray(typed.flatMap(({ code }) => code.activity?.id ?? [])),
        new Date(now.getTime() - SHORT_CODE_TRIES.withinMs),
      ],
    });
    for (const { by, id, wrong } of rows) found[by].set(id, wrong);
    return found;
  }
}
