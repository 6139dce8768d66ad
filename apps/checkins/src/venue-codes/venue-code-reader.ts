import { Injectable } from '@nestjs/common';
import { hasValidMac, parseVenueCode, type ParsedVenueCode } from '@liandong/rules/venue-code';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { ReadCode } from '../check-ins/scan.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { VenueKeys } from './venue-keys.js';

/** How stale an activity may be on the hot path, in milliseconds: a cancellation bites within this. */
const ACTIVITY_TTL_MS = 1_000;

/**
 * Reads venue codes. Everybody at a venue scans the same few codes, so the activity and the signature's
 * verdict are remembered: a gathered call of hundreds costs one look-up and one HMAC.
 */
@Injectable()
export class VenueCodeReader {
  private readonly activities = new LRUCache<string, ActivityEntity[]>({ max: 5_000, ttl: ACTIVITY_TTL_MS });
  private readonly verdicts = new LRUCache<string, boolean>({ max: 20_000 });

  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly keys: VenueKeys,
  ) {}

  /** Reads each text; equal texts, as most are at one venue, are read once. */
  async readAll(codes: readonly string[]): Promise<Map<string, ReadCode>> {
    const parsed = new Map([...new Set(codes)].map((code) => [code, parseVenueCode(code)]));
    const refs = new Set([...parsed.values()].flatMap((code) => (code ? [code.venueRef] : [])));
    const candidates = await this.activitiesOf(refs);
    const read = new Map<string, ReadCode>();
    for (const [text, code] of parsed) {
      read.set(
        text,
        code
          ? this.judge(text, code, candidates.get(code.venueRef) ?? [])
          : { kind: 'refused', reason: 'CODE_MALFORMED', activity: null, way: null },
      );
    }
    return read;
  }

  private judge(code: string, parsed: ParsedVenueCode, candidates: readonly ActivityEntity[]): ReadCode {
    const [first] = candidates;
    const way = 'venueCode';
    if (!first) return { kind: 'refused', reason: 'CODE_UNKNOWN', activity: null, way };
    const activity = candidates.find((candidate) => this.isSignedFor(code, parsed, candidate));
    if (!activity) return { kind: 'refused', reason: 'CODE_FORGED', activity: first, way };
    return { kind: 'genuine', activity, direction: parsed.direction, way, step: parsed.step };
  }

  private isSignedFor(code: string, parsed: ParsedVenueCode, activity: ActivityEntity): boolean {
    const name = `${code}|${activity.id}|${activity.keyVersion}`;
    const known = this.verdicts.get(name);
    if (known !== undefined) return known;
    const verdict = hasValidMac(parsed, this.keys.keyOf(activity, parsed.direction));
    this.verdicts.set(name, verdict);
    return verdict;
  }

  private async activitiesOf(refs: ReadonlySet<string>): Promise<Map<string, ActivityEntity[]>> {
    const found = new Map<string, ActivityEntity[]>();
    const missing: string[] = [];
    for (const ref of refs) {
      const known = this.activities.get(ref);
      if (known) found.set(ref, known);
      else missing.push(ref);
    }
    if (missing.length === 0) return found;
    const loaded = await this.directory.findActivitiesByVenueRef(this.dataSource.manager, missing);
    for (const activity of loaded) {
      found.set(activity.venueRef, [...(found.get(activity.venueRef) ?? []), activity]);
    }
    for (const ref of missing) {
      const activities = found.get(ref);
      if (activities) this.activities.set(ref, activities);
    }
    return found;
  }
}
