import { qrSvg } from './qr.js';
import type { PrintJob } from './typesetter.js';

/** What one printed card says. */
export interface MemberCard {
  readonly name: string;
  readonly team: string;
  /** The signed member code, as its QR holds it. */
  readonly code: string;
}

/** An A4 sheet of cards of 85.6 × 54 mm, ten a page with cut marks; more than ten go on to further pages. */
export function memberCardSheet(cards: readonly MemberCard[], platformName: string): PrintJob {
  return cardsJob(cards, platformName, 'sheet');
}

/** One card alone, in the middle of an A4 page with its cut marks. */
export function singleMemberCard(card: MemberCard, platformName: string): PrintJob {
  return cardsJob([card], platformName, 'single');
}

function cardsJob(cards: readonly MemberCard[], platformName: string, layout: 'sheet' | 'single'): PrintJob {
  return {
    template: 'member-cards',
    data: {
      layout,
      platformName,
      cards: cards.map(({ name, team, code }) => ({ name, team, qr: qrSvg(code) })),
    },
  };
}
