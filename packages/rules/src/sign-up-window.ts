/** When somebody may still take a place, or give it back. */
interface SignUpTimes {
  startsAt: Date;
  endsAt: Date;
  /** Whether people may come who had not signed up before. */
  walkIns: boolean;
}

/** People sign up until the start; until the end where walk-ins are welcome. */
export function isSignUpOpen({ startsAt, endsAt, walkIns }: SignUpTimes, now: Date): boolean {
  return now < (walkIns ? endsAt : startsAt);
}

/** From the start on a place is no longer given back: the leader says who came. */
export function isWithdrawalOpen({ startsAt }: Pick<SignUpTimes, 'startsAt'>, now: Date): boolean {
  return now < startsAt;
}
