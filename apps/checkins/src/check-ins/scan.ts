import type { RefusalReason } from '@liandong/contracts/check-ins/check-in';
import type { Grant } from '@liandong/contracts/common/actor';
import type { CheckInWay } from '@liandong/contracts/check-ins/check-in-policy';
import type { PlaceVerdict } from '@liandong/contracts/check-ins/device-position';
import type { CodeDirection } from '@liandong/rules/activity-code';
import type { ActivityEntity } from '../directory/activity.entity.js';

/** One scan as it is judged, whichever way and however late it came. */
export interface Scan {
  scanId: string;
  /** Whose check-in it is. */
  volunteerId: string;
  /** Who held the phone: the member, or the leader who scanned or ticked the member. */
  scannedBy: string;
  /** When it happened, by the server's clock as far as that can be told: it is judged by it. */
  at: Date;
  receivedAt: Date;
  /** By the phone's clock, right or wrong. */
  scannedAt: Date | null;
  /** What the member may manage; of the activity's team they hold the screen themselves. */
  grants?: readonly Grant[];
  /** Which phone it was, where it said so: only that one may undo the check-in. */
  deviceId: string | null;
}

/** What a scanned text, or a ticked name, is before time, sign-up and window are looked at. */
export type ReadCode =
  | {
      /** It was genuine until all codes of the activity were made useless. */
      kind: 'revoked';
      activity: ActivityEntity;
      direction: CodeDirection;
      way: CheckInWay;
      step: number | null;
      at: Date;
    }
  | {
      kind: 'refused';
      reason: RefusalReason;
      /** Which activity it was meant for; null when that cannot be told. */
      activity: ActivityEntity | null;
      way: CheckInWay | null;
    }
  | {
      kind: 'genuine';
      activity: ActivityEntity;
      direction: CodeDirection;
      way: CheckInWay;
      /** The step in which a rotating code was shown; null when its kind has none. */
      step: number | null;
    };

/** One scan with what its code says and where the phone was. */
export interface ReadScan {
  scan: Scan;
  code: ReadCode;
  place: PlaceVerdict;
}
