const NAME = 'liandong.position-agreed';

/** An agreement is for one activity; older ones than these many are dropped. */
const MOST_KEPT = 50;

/** Whose agreement, and for which activity. */
const nameOf = (ownerId: string, venueRef: string) => `${ownerId} ${venueRef}`;

function agreed(): string[] {
  try {
    const names: string[] = JSON.parse(localStorage.getItem(NAME) ?? '[]');
    return names;
  } catch {
    return [];
  }
}

/** Whether the person agreed on this device that the position is sent at the check-in of this activity. */
export function agreedToPosition(ownerId: string, venueRef: string): boolean {
  return agreed().includes(nameOf(ownerId, venueRef));
}

/** Keeps or takes back the agreement for one activity. */
export function agreeToPosition(ownerId: string, venueRef: string, agrees: boolean): void {
  const name = nameOf(ownerId, venueRef);
  const others = agreed().filter((other) => other !== name);
  try {
    localStorage.setItem(NAME, JSON.stringify(agrees ? [...others, name].slice(-MOST_KEPT) : others));
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
