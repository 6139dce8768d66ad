import { Injectable } from '@nestjs/common';
import { venueRefOf, type CodeDirection } from '@liandong/rules/activity-code';
import { goodShortSteps, shortCode } from '@liandong/rules/short-code';
import { LRUCache } from 'lru-cache';
import type { ReadCode } from '../check-ins/scan.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { VenueActivities } from './venue-activities.js';
import { VenueKeys } from './venue-keys.js';

/** Six digits as somebody typed them, for an activity that they cannot name themselves. */
export interface TypedCode {
  code: string;
  activityId: string | null;
  /** When they were typed, by the server's clock as far as that can be told. */
  at: Date;
}

const directions: readonly CodeDirection[] = ['in', 'out'];

/** Reads short codes: the digits of a few moments and both directions are made anew and compared. */
@Injectable()
export class ShortCodeReader {
  private readonly made = new LRUCache<string, string>({ max: 5_000 });

  constructor(
    private readonly activities: VenueActivities,
    private readonly keys: VenueKeys,
  ) {}

  /** What each says, in their order. */
  async readAll(typed: readonly TypedCode[]): Promise<ReadCode[]> {
    const refs = typed.flatMap(({ activityId }) => (activityId === null ? [] : [venueRefOf(activityId)]));
    const found = await this.activities.ofRefs(new Set(refs));
    return typed.map((one) => {
      const way = 'shortCode';
      if (one.activityId === null) return { kind: 'refused', reason: 'CODE_MALFORMED', activity: null, way };
      const candidates = found.get(venueRefOf(one.activityId)) ?? [];
      const activity = candidates.find(({ id }) => id === one.activityId);
      if (!activity) return { kind: 'refused', reason: 'CODE_UNKNOWN', activity: null, way };
      const direction = this.directionOf(one, activity);
      if (direction) return { kind: 'genuine', activity, direction, way, step: null };
      const { codesValidFrom, keyVersion } = activity;
      const earlier = codesValidFrom && this.directionOf(one, { ...activity, keyVersion: keyVersion - 1 });
      if (earlier) {
        return { kind: 'revoked', activity, direction: earlier, way, step: null, at: codesValidFrom };
      }
      return { kind: 'refused', reason: 'SHORT_CODE_WRONG', activity, way };
    });
  }

  /** Which screen showed these digits at their time; undefined when none did. */
  private directionOf({ code, at }: TypedCode, activity: ActivityEntity): CodeDirection | undefined {
    const steps = goodShortSteps(at.getTime());
    return directions.find((direction) =>
      steps.some((step) => this.digits(activity, direction, step) === code),
    );
  }

  private digits(activity: ActivityEntity, direction: CodeDirection, step: number): string {
    const name = `${activity.id}|${activity.keyVersion}|${direction}|${step}`;
    const known = this.made.get(name);
    if (known !== undefined) return known;
    const key = this.keys.keyOf(activity, direction);
    const digits = shortCode({ venueRef: activity.venueRef, direction, step, key });
    this.made.set(name, digits);
    return digits;
  }
}
