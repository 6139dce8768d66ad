/** When an activity may be checked into. */
export interface CheckInWindow {
  opensAt: Date;
  closesAt: Date;
}

/** The window: `earlyMinutes` before the start until `lateMinutes` after the end, both ends included. */
export function checkInWindow(activity: {
  startsAt: Date;
  endsAt: Date;
  earlyMinutes: number;
  lateMinutes: number;
}): CheckInWindow {
  return {
    opensAt: new Date(activity.startsAt.getTime() - activity.earlyMinutes * 60_000),
    closesAt: new Date(activity.endsAt.getTime() + activity.lateMinutes * 60_000),
  };
}
