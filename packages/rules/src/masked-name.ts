/** Two, however long the name is: its length would say who it is. */
const HIDDEN = '**';

/** A tsheg ends a syllable of Tibetan script; Latin names have spaces, and Chinese ones may have a middle dot. */
const firstOfWord = /^(?:[\u0f00-\u0f0a\u0f0d-\u0fff]+[\u0f0b\u0f0c]?|\P{M}\p{M}*)/u;

/**
 * A name as a screen in public shows it: of a Chinese name the first character, of a Tibetan one the first
 * syllable, of any other the initials. Those who are meant know themselves; nobody else learns who came.
 * @returns '' for an empty name
 */
export function maskedName(name: string): string {
  return name
    .trim()
    .split(/[\s·]+/u)
    .filter((word) => word !== '')
    .map((word) => `${firstOfWord.exec(word)?.[0] ?? ''}${HIDDEN}`)
    .join(' ');
}
