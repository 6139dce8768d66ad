import { describe, expect, it } from '@jest/globals';
import type { OrganizationKind } from '@liandong/contracts/people/organization';
import { declinedUntil, whyNotReportIn, whyNotResume, type End } from './report-in-policy.js';

const now = new Date('2026-11-23T04:00:00.000Z');
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const days = (count: number) => count * 24 * 60;
const active: End = { endedBy: null, endedAt: null };
const byVolunteer = (minutes: number): End => ({ endedBy: 'volunteer', endedAt: before(minutes) });
const byCommunity = (minutes: number): End => ({ endedBy: 'community', endedAt: before(minutes) });

describe('reporting in', () => {
  it.each<[string, OrganizationKind | null, End | null, string | null]>([
    ['at a community', 'community', null, null],
    ['at nothing that exists', null, null, 'ORGANIZATION_NOT_FOUND'],
    ['at the district', 'district', null, 'REPORT_IN_COMMUNITIES_ONLY'],
    ['at a street', 'street', null, 'REPORT_IN_COMMUNITIES_ONLY'],
    ['at an area', 'area', null, 'REPORT_IN_COMMUNITIES_ONLY'],
    ['at a grid', 'generalGrid', null, 'REPORT_IN_COMMUNITIES_ONLY'],
    ['at a partner', 'partnerUnit', null, 'REPORT_IN_COMMUNITIES_ONLY'],
    ['again a minute after ending it oneself', 'community', byVolunteer(1), null],
    ['a minute after it was declined', 'community', byCommunity(1), 'REPORT_IN_DECLINED'],
    ['29 days after it was declined', 'community', byCommunity(days(29)), 'REPORT_IN_DECLINED'],
    ['30 days after it was declined', 'community', byCommunity(days(30)), null],
  ])('%s', (_, kind, lastEnd, expected) => {
    expect(whyNotReportIn(kind && { kind }, lastEnd, now)).toBe(expected);
  });

  it('says from when it may be tried again', () => {
    expect(declinedUntil(byCommunity(0), now)).toEqual(new Date('2026-12-23T04:00:00.000Z'));
    expect(declinedUntil(byVolunteer(0), now)).toBeNull();
  });
});

describe('taking back an end', () => {
  it.each<[string, End, string | null]>([
    ['that is not there', active, null],
    ['at once', byVolunteer(0), null],
    ['after a quarter of an hour', byVolunteer(15), null],
    ['after more', byVolunteer(16), 'REPORT_IN_RESUME_TOO_LATE'],
    ['that the community made', byCommunity(0), 'REPORT_IN_DECLINED'],
  ])('%s', (_, end, expected) => {
    expect(whyNotResume(end, now)).toBe(expected);
  });
});
