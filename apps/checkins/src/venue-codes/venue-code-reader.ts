import { Injectable } from '@nestjs/common';
import type { RefusalReason } from '@liandong/contracts/check-ins/check-in';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import { parseActivityCode, type ParsedActivityCode } from '@liandong/rules/activity-code';
import { hasValidMac } from '@liandong/rules/mac';
import { PRINTED_CODE_FORMAT } from '@liandong/rules/printed-code';
import { VENUE_CODE_FORMAT } from '@liandong/rules/venue-code';
import { LRUCache } from 'lru-cache';
import type { ReadCode } from '../check-ins/scan.js';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { VenueActivities } from './venue-activities.js';
import { VenueKeys } from './venue-keys.js';

/**
 * Reads what hangs or is shown at a venue: rotating and printed codes. Everybody there scans the same few, so the
 * signature's verdict is remembered: a gathered call of hundreds costs one look-up and one HMAC.
 */
@Injectable()
export class VenueCodeReader {
  private readonly verdicts = new LRUCache<string, boolean>({ max: 20_000 });

  constructor(
    private readonly activities: VenueActivities,
    private readonly keys: VenueKeys,
  ) {}

  /** Reads each text; equal texts, as most are at one venue, are read once. */
  async readAll(codes: readonly string[]): Promise<Map<string, ReadCode>> {
    const parsed = new Map([...new Set(codes)].map((code) => [code, parseActivityCode(code)]));
    const refs = new Set([...parsed.values()].flatMap((code) => (code ? [code.venueRef] : [])));
    const candidates = await this.activities.ofRefs(refs);
    const read = new Map<string, ReadCode>();
    for (const [text, code] of parsed) {
      const way = code && wayOf(code);
      read.set(
        text,
        way
          ? this.judge(text, code, way, candidates.get(code.venueRef) ?? [])
          : { kind: 'refused', reason: 'CODE_MALFORMED', activity: null, way: null },
      );
    }
    return read;
  }

  private judge(
    text: string,
    code: ParsedActivityCode,
    way: 'venueCode' | 'printedCode',
    candidates: readonly ActivityEntity[],
  ): ReadCode {
    const [first] = candidates;
    const refused = (reason: RefusalReason, activity: ActivityEntity | null): ReadCode => ({
      kind: 'refused',
      reason,
      activity,
      way,
    });
    if (!first) return refused('CODE_UNKNOWN', null);
    const said = { direction: code.direction, way, step: way === 'venueCode' ? code.number : null };
    const current = candidates.find((activity) =>
      this.isSigned(text, code, way, activity, activity.keyVersion),
    );
    if (current) return { kind: 'genuine', activity: current, ...said };
    const rotated = candidates.find((activity) =>
      this.isSigned(text, code, way, activity, versionBefore(code, way, activity)),
    );
    if (!rotated) return refused('CODE_FORGED', first);
    const at = rotated.codesValidFrom;
    return at ? { kind: 'revoked', activity: rotated, ...said, at } : refused('CODE_REVOKED', rotated);
  }

  private isSigned(
    text: string,
    code: ParsedActivityCode,
    way: 'venueCode' | 'printedCode',
    activity: ActivityEntity,
    version: number,
  ): boolean {
    // A printed code names its version; under any other it is no code of ours.
    if (version < 1 || (way === 'printedCode' && code.number !== version)) return false;
    const name = `${text}|${activity.id}|${version}`;
    const known = this.verdicts.get(name);
    if (known !== undefined) return known;
    const owner = { id: activity.id, keyVersion: version };
    const verdict = hasValidMac(code, this.keys.keyOf(owner, code.direction, way));
    this.verdicts.set(name, verdict);
    return verdict;
  }
}

/** Which version of before a rotation may have signed: of posters any, of the screen only the last can matter. */
function versionBefore(
  code: ParsedActivityCode,
  way: Extract<CheckInWay, 'venueCode' | 'printedCode'>,
  activity: ActivityEntity,
): number {
  if (way === 'venueCode') return activity.keyVersion - 1;
  return code.number < activity.keyVersion ? code.number : 0;
}

function wayOf({ format }: ParsedActivityCode): 'venueCode' | 'printedCode' | null {
  if (format === VENUE_CODE_FORMAT) return 'venueCode';
  return format === PRINTED_CODE_FORMAT ? 'printedCode' : null;
}
