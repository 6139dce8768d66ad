import { randomUUID } from 'node:crypto';
import type { Activity } from '@liandong/contracts/activities/activity';

/** An activity as the activities service answers it. */
export const sampleActivity = (more: Partial<Activity> = {}): Activity => ({
  id: randomUUID(),
  version: 1,
  status: 'draft',
  teamId: randomUUID(),
  teamName: '退役军人志愿服务队',
  organizationName: '学苑社区',
  responsible: null,
  title: '清扫河道',
  activityClass: 'environment',
  linkedParties: [],
  place: '河边',
  description: '',
  startsAt: '2026-11-23T01:00:00.000Z',
  endsAt: '2026-11-23T03:00:00.000Z',
  capacity: null,
  checkInPolicy: {
    earlyMinutes: 60,
    lateMinutes: 60,
    walkIns: false,
    ways: ['venueCode'],
    checkOut: 'required',
    breaks: [],
    position: null,
  },
  cancelReason: null,
  cancelledAt: null,
  publishedAt: null,
  signedUpCount: 0,
  waitlistedCount: 0,
  mySignUp: null,
  mayManage: true,
  ...more,
});
