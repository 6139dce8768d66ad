/** The rules of sessions; times in milliseconds. */
const sessionPolicy = {
  /** How long a refresh token lives; each refresh starts it anew. */
  refreshLifetimeMs: 30 * 24 * 3_600_000,
  /** How long a token that was just rotated away still works: two tabs refresh at once. */
  rotationGraceMs: 30_000,
} as const;

export interface PresentedToken {
  expiresAt: Date;
  rotatedAt: Date | null;
  sessionEndedAt: Date | null;
}

/**
 * - `rotate`: it is the current token, the next one takes its place
 * - `grace`: another tab has just rotated it, this tab gets a token too
 * - `reused`: it was rotated away before, so it may be stolen: the whole family ends
 * - `invalid`: the session has ended or run out
 */
export type RefreshDecision = 'rotate' | 'grace' | 'reused' | 'invalid';

export function decideRefresh(token: PresentedToken, now: Date): RefreshDecision {
  if (token.sessionEndedAt !== null || token.expiresAt <= now) return 'invalid';
  if (token.rotatedAt === null) return 'rotate';
  const age = now.getTime() - token.rotatedAt.getTime();
  return age <= sessionPolicy.rotationGraceMs ? 'grace' : 'reused';
}

export function refreshExpiry(now: Date): Date {
  return new Date(now.getTime() + sessionPolicy.refreshLifetimeMs);
}
