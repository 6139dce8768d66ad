import { describe, expect, it } from '@jest/globals';
import { WishMessageKind } from '@liandong/contracts/notifications/notification';
import { newsOfWish, type WishStep } from './wish-news-policy.js';
import { wishText } from './wish-text.js';

const now = new Date('2026-11-26T04:00:00Z');
const step: WishStep = {
  id: 'wish',
  title: '换灯泡',
  step: 'claim',
  by: 'claimer',
  at: '2026-11-26T03:59:00Z',
  postedBy: 'poster',
  claimedBy: 'claimer',
  reason: null,
};

describe('who is told of a micro-wish', () => {
  it.each<[WishStep['step'], string, string | null, WishMessageKind | null, string | null]>([
    ['claim', 'claimer', 'claimer', 'wishClaimed', 'poster'],
    ['claim', 'poster', 'poster', null, null],
    ['unclaim', 'claimer', 'claimer', 'wishReturned', 'poster'],
    ['fulfil', 'claimer', 'claimer', 'wishToConfirm', 'poster'],
    ['confirm', 'poster', 'claimer', 'wishConfirmed', 'claimer'],
    ['confirm', 'organiser', 'claimer', 'wishConfirmed', 'claimer'],
    ['reopen', 'poster', 'claimer', 'wishReopened', 'claimer'],
    ['withdraw', 'poster', 'claimer', 'wishWithdrawn', 'claimer'],
    ['withdraw', 'poster', null, null, null],
  ])('of a %s by the %s, claimed by %s: %s to the %s', (act, by, claimedBy, message, recipientId) => {
    const news = newsOfWish({ ...step, step: act, by, claimedBy }, now);
    expect(news).toEqual(message === null ? null : { message, recipientId });
  });

  it('nobody, when it is long past', () => {
    expect(newsOfWish({ ...step, at: '2026-11-19T03:59:00Z' }, now)).toBeNull();
  });
});

describe('what they are told', () => {
  it.each(WishMessageKind.options)(
    'of %s names the wish in both languages, and a reason if there is one',
    (kind) => {
      for (const language of ['zh-CN', 'en'] as const) {
        const { title, body } = wishText(kind, language, { title: '换灯泡', reason: '已有人帮忙' });
        expect(title).toContain('换灯泡');
        expect(body).toContain('换灯泡');
        expect(body.includes('已有人帮忙')).toBe(kind === 'wishReopened' || kind === 'wishWithdrawn');
      }
    },
  );
});
