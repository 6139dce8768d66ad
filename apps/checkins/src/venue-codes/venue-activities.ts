import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { DataSource } from 'typeorm';
import type { ActivityEntity } from '../directory/activity.entity.js';
import { DirectoryRepository } from '../directory/directory.repository.js';

/** How stale an activity may be on the hot path, in milliseconds: a cancellation or rotation bites within this. */
const ACTIVITY_TTL_MS = 1_000;

/** The activities of scanned codes. Everybody at a venue scans the same few, so they are remembered for a moment. */
@Injectable()
export class VenueActivities {
  private readonly activities = new LRUCache<string, ActivityEntity[]>({ max: 5_000, ttl: ACTIVITY_TTL_MS });

  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
  ) {}

  /** The activities that share each reference; a reference that none has is left out. */
  async ofRefs(refs: ReadonlySet<string>): Promise<Map<string, ActivityEntity[]>> {
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
