/** What must not stand in a free text: it would tell who a resident is, or how to reach them. */
export type PersonalDatum = 'phoneNumber' | 'idNumber';

/** Digits as people write them beside the ordinary ones; NFKC has made the full-width ones ordinary already. */
const DIGITS = new Map(
  ['〇一二三四五六七八九', '零幺两', '༠༡༢༣༤༥༦༧༨༩'].flatMap((digits) =>
    [...digits].map((digit, value): [string, string] => [digit, String(value)]),
  ),
);

/** Groups of digits with one separator, or a spaced dash, between two of them; an ID number may end in X. */
const RUN = /\d+(?:(?: ?[-‐-―.·_/] ?| )(?:\d+|[Xx](?![A-Za-z])))*[Xx]?/gu;
const GROUP = /\d+[Xx]?|[Xx]/gu;

/** Digits of an ID number; nothing longer is looked for. */
const MOST = 18;
/** People break a number into groups of this many digits at least, or say each digit by itself. */
const SHORTEST_OF_PHONE = 3;
const SHORTEST_OF_ID = 4;

/** Mainland mobile numbers, and landlines with their area code. */
const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}[2-8]\d{6,7})$/;

/**
 * GB 11643: six digits of a region, the date of birth, three digits and a check character; or the older one of 15
 * digits. The check character is not tested: an ID number with a slip of the pen tells nearly as much.
 */
const ID_NUMBER =
  /^[1-9]\d{5}(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]|\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})$/;

/**
 * A phone or ID number in a text, also when it is broken up by spaces, dashes or dots, or written in full-width,
 * Chinese or Tibetan digits. Dates, times, amounts and house numbers are none: their groups are too short.
 * @returns the first that is found, null when there is none
 */
export function findPersonalData(text: string): PersonalDatum | null {
  const normal = text.normalize('NFKC').replaceAll(/[\s()\u200b-\u200d\u2060\ufeff]+/gu, ' ');
  // Both, since `周一13800138000` is a number only as it stands.
  return findInDigits(normal) ?? findInDigits(withPlainDigits(normal));
}

function findInDigits(text: string): PersonalDatum | null {
  for (const [run] of text.matchAll(RUN)) {
    const groups = run.match(GROUP) ?? [];
    for (let first = 0; first < groups.length; first += 1) {
      const found = startingAt(groups.slice(first, first + MOST));
      if (found) return found;
    }
  }
  return null;
}

function startingAt(groups: readonly string[]): PersonalDatum | null {
  let joined = '';
  let shortest = Infinity;
  let longest = 0;
  for (const group of groups) {
    joined += group.toUpperCase();
    if (joined.length > MOST) return null;
    shortest = Math.min(shortest, group.length);
    longest = Math.max(longest, group.length);
    const isSpelt = longest === 1;
    if ((isSpelt || shortest >= SHORTEST_OF_PHONE) && PHONE.test(withoutCountry(joined)))
      return 'phoneNumber';
    if ((isSpelt || shortest >= SHORTEST_OF_ID) && ID_NUMBER.test(joined)) return 'idNumber';
  }
  return null;
}

/** `+86` or `0086`, written without a separator after it; with one it is a group of its own. */
function withoutCountry(digits: string): string {
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

function withPlainDigits(text: string): string {
  return [...text].map((character) => DIGITS.get(character) ?? character).join('');
}
