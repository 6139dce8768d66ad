import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { CodeDirection } from '@liandong/rules/activity-code';
import { LRUCache } from 'lru-cache';

export const VENUE_KEY_MASTER = Symbol('VENUE_KEY_MASTER');

/** What a venue key belongs to; a raised version makes the codes of the one before useless. */
export interface VenueKeyOwner {
  id: string;
  keyVersion: number;
}

/** Derives the key of an activity and direction from the master key: nothing to store, nothing to leak. */
@Injectable()
export class VenueKeys {
  private readonly derived = new LRUCache<string, Uint8Array>({ max: 2_000 });

  constructor(@Inject(VENUE_KEY_MASTER) private readonly master: Buffer) {}

  /**
   * The screen holds the key of `venueCode`, from which it makes short codes too; that of `printedCode` never leaves
   * the server, so the screen cannot make posters.
   */
  keyOf(
    activity: VenueKeyOwner,
    direction: CodeDirection,
    way: 'venueCode' | 'printedCode' = 'venueCode',
  ): Uint8Array {
    const purpose = way === 'venueCode' ? 'venue' : 'printed';
    const name = `${purpose}|${activity.id}|${direction}|${activity.keyVersion}`;
    const known = this.derived.get(name);
    if (known) return known;
    const key = createHmac('sha256', this.master).update(name).digest();
    this.derived.set(name, key);
    return key;
  }
}
