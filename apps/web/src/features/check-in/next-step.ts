/** What a person can do after a refusal, beside reading its sentence. */
export type NextStep = 'scanAgain' | 'typeAgain' | 'askLeader' | 'signUp' | 'seeActivities' | 'comeBack';

const steps: Readonly<Record<string, NextStep>> = {
  CODE_MALFORMED: 'scanAgain',
  CODE_UNKNOWN: 'scanAgain',
  CODE_FORGED: 'scanAgain',
  CODE_EXPIRED: 'scanAgain',
  CODE_NOT_YET_VALID: 'askLeader',
  CHECK_IN_TOO_EARLY: 'comeBack',
  CHECK_IN_TOO_LATE: 'askLeader',
  CHECK_OUT_TOO_LATE: 'askLeader',
  NOT_SIGNED_UP: 'signUp',
  ACTIVITY_CANCELLED: 'seeActivities',
  ACTIVITY_NOT_PUBLISHED: 'askLeader',
  NOT_CHECKED_IN: 'askLeader',
  WAY_NOT_ALLOWED: 'askLeader',
  CHECK_OUT_NOT_USED: 'seeActivities',
  SHORT_CODE_WRONG: 'typeAgain',
  SHORT_CODE_LOCKED: 'askLeader',
  SCAN_DISPUTED: 'askLeader',
  CODE_REVOKED: 'askLeader',
  CODE_OF_OTHER_DISTRICT: 'signUp',
  MEMBER_ERASED: 'askLeader',
  OVERLAPS_OTHER_ACTIVITY: 'askLeader',
};

/** The step after a refusal with this code; for what is no refusal of a scan: scan again. */
export function nextStepAfter(code: string): NextStep {
  return steps[code] ?? 'scanAgain';
}
