const NAME = 'liandong.position-agreed';

/** An agreement is for one activity; older ones than these many are dropped. */
const MOST_KEPT = 50;

function agreed(): string[] {
  try {
    const refs: string[] = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return refs;
  } catch {
    return [];
  }
}

/** Whether the person agreed on this device that the position is sent at the check-in of this activity. */
export function agreedToPosition(venueRef: string): boolean {
  return agreed().includes(venueRef);
}

/** Keeps or takes back the agreement for one activity. */
export function agreeToPosition(venueRef: string, agrees: boolean): void {
  const others = agreed().filter((ref) => ref !== venueRef);
  try {
    localStorage.setItem(NAME, JSON.stringify(agrees ? [...others, venueRef].slice(-MOST_KEPT) : others));
  } catch {
    // What cannot be kept was not agreed to.
  }
}

export function forgetPositionConsents(): void {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // Where nothing could be kept there is nothing to forget.
  }
}
