import { randomUUID } from 'node:crypto';
import type { Wish } from '@liandong/contracts/activities/wish';
import type { OpenedSession } from '@liandong/contracts/auth/auth';
import type { Attendance } from '@liandong/contracts/check-ins/attendance';
import type { LedgerEntry } from '@liandong/contracts/ledger/ledger';
import type { InboxMessage } from '@liandong/contracts/notifications/notification';

/** Things as the services answer them. */
export const at = '2026-11-23T01:00:00.000Z';

export const sampleActivityInput = () => ({
  teamId: randomUUID(),
  title: '清扫河道',
  activityClass: 'environment',
  place: '河边',
  startsAt: '2026-11-23T09:00:00+08:00',
  endsAt: '2026-11-23T11:00:00+08:00',
});

export const sampleWish = (more: Partial<Wish> = {}): Wish => ({
  id: randomUUID(),
  version: 1,
  status: 'open',
  organizationId: randomUUID(),
  organizationName: '滨河社区',
  title: '给独居老人换一盏灯',
  details: '',
  neededBy: null,
  hasContact: true,
  postedBy: '格桑卓玛',
  postedAt: at,
  claimedBy: null,
  claimedAt: null,
  fulfilledAt: null,
  fulfilNote: '',
  confirmedBy: null,
  confirmedAt: null,
  returnReason: null,
  withdrawReason: null,
  isMine: false,
  may: {
    edit: false,
    withdraw: false,
    claim: true,
    unclaim: false,
    fulfil: false,
    confirm: false,
    reopen: false,
  },
  ...more,
});

export const sampleSession = (more: Partial<OpenedSession> = {}): OpenedSession => ({
  sessionId: randomUUID(),
  refreshToken: `refresh-${randomUUID()}`,
  refreshExpiresAt: '2027-01-01T00:00:00.000Z',
  me: {
    id: randomUUID(),
    displayName: '卓玛',
    phoneMasked: '138****0001',
    language: 'en',
    grants: [],
    teams: [],
    joinedAt: at,
  },
  ...more,
});

export const sampleAttendance = (activityId: string, checkedIn: number): Attendance => ({
  activityId,
  activityTitle: '清扫河道',
  asOf: at,
  counts: { signedUp: 10, checkedIn, checkedOut: 0, walkIns: 0, refused: 0 },
  rows: [],
});

export const sampleMessage = (): InboxMessage => ({
  id: randomUUID(),
  kind: 'reminder',
  title: '活动提醒',
  body: '明天上午九点，河边见。',
  activityId: randomUUID(),
  wishId: null,
  caseId: null,
  deliveredAt: at,
  readAt: null,
});

export const sampleEntry = (more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  id: randomUUID(),
  kind: 'serviceTime',
  volunteerId: randomUUID(),
  volunteerName: '扎西',
  teamId: randomUUID(),
  teamName: '退役军人志愿服务队',
  activityId: randomUUID(),
  title: '清扫河道',
  activityClass: 'environment',
  linkedParties: [],
  month: '2026-11',
  from: at,
  to: '2026-11-23T03:00:00.000Z',
  minutes: 120,
  times: 0,
  corrects: null,
  correctedKind: null,
  grade: 'device',
  recordedAt: '2026-11-23T03:00:01.000Z',
  ...more,
});
