import type { CheckInAnswer } from '@liandong/contracts/check-ins/check-in';
import { demoDistrict, nextActivityId, nowOfEarlierLoad } from '@liandong/demo/demo-district';
import type { DemoActivity } from '@liandong/demo/district';
import type { CodeDirection } from '@liandong/rules/activity-code';
import { fromBase64Url } from '@liandong/rules/base64url';
import { stepAt, venueCode } from '@liandong/rules/venue-code';
import type { SetClock } from '@liandong/service-kit/clock';
import type { Report } from '@liandong/service-kit/run-task';
import type { DataSource } from 'typeorm';
import type { CheckInsService } from '../check-ins/check-ins.service.js';
import type { DirectoryRepository } from '../directory/directory.repository.js';
import type { VenueCodesService } from '../venue-codes/venue-codes.service.js';
import type { DemoPaperwork } from './demo-paperwork.js';
import { demoScans, type DemoScan } from './demo-scans.js';
import { leaderOf } from './leader.js';

const reportEvery = 25;

/** Makes the code that the venue's screen shows at an instant. */
type Screen = (at: Date) => string;

/**
 * Replays who came to the past activities: real codes, recorded by the service at their own times, and what leaders
 * made of it afterwards.
 */
export class DemoCheckIns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly directory: DirectoryRepository,
    private readonly venueCodes: VenueCodesService,
    private readonly checkIns: CheckInsService,
    private readonly paperwork: DemoPaperwork,
    private readonly clock: SetClock,
  ) {}

  /** May be repeated: a scan that was recorded is answered as it was then, and nothing is written. */
  async load(seed: string, report: Report, scale?: number): Promise<void> {
    const next = await this.directory.findActivity(this.dataSource.manager, nextActivityId(seed));
    if (!next) throw new Error('the demonstration activities are not there: load those first');
    const { activities, cases } = demoDistrict({ seed, now: nowOfEarlierLoad(next.startsAt), scale });
    const held = activities.filter((activity) => activity.attendances.length > 0);
    for (const [index, activity] of held.entries()) {
      if (index % reportEvery === 0) report(`check-ins of activities: ${index} of ${held.length}`);
      await this.replay(activity, 'in');
      await this.replay(activity, 'out');
      await this.paperwork.confirm(activity);
    }
    report('entries made afterwards');
    for (const one of cases) await this.paperwork.enterAfterwards(one);
  }

  private async replay(activity: DemoActivity, direction: CodeDirection): Promise<void> {
    const scans = demoScans(activity, direction);
    const last = scans.at(-1);
    if (!last) return;
    this.clock.set(new Date(last.receivedAt));
    const screen = await this.screenOf(activity, direction);
    const answers = await this.checkIns.record(
      scans.map(({ volunteerId, scanId, receivedAt, shownAt }) => ({
        volunteerId,
        scanId,
        receivedAt,
        scannedAt: receivedAt,
        code: screen(new Date(shownAt)),
      })),
    );
    scans.forEach((scan, index) => checkAnswer(activity, scan, answers[index]));
  }

  private async screenOf(activity: DemoActivity, direction: CodeDirection): Promise<Screen> {
    const leader = leaderOf(activity.leaderId, activity.teamId);
    const { venueRef, key } = await this.venueCodes.venueKey(activity.id, direction, leader);
    const bytes = fromBase64Url(key);
    if (!bytes) throw new Error('the venue key is not base64url');
    return (at) => venueCode({ venueRef, direction, step: stepAt(at.getTime()), key: bytes });
  }
}

/** The data says which scans the service must take and which it must refuse; anything else is a fault. */
function checkAnswer(activity: DemoActivity, scan: DemoScan, answer: CheckInAnswer | undefined): void {
  const outcome = answer?.outcome === 'refused' ? answer.reason : answer?.outcome;
  if (outcome === scan.expected) return;
  throw new Error(`${activity.title}: a scan was answered ${outcome} instead of ${scan.expected}`);
}
