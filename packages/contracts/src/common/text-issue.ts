/**
 * NUL, which Postgres cannot keep, halves of characters, which UTF-8 cannot write, controls, which XML cannot hold, and
 * those that turn the direction of what follows, also in the list around them.
 */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u;
/** Looks empty, and is not. */
const INVISIBLE = /^[\p{Cf}\p{Z}]+$/u;

/** What most texts are, ids, codes and times above all: to see that takes a fifth of the time. */
const PLAIN = /^[!-~][ -~]*$/;

/** What is wrong with a text, whatever it is for: the code of a field's issue, or null. */
export function textIssueOf(text: string): 'unwritable' | 'required' | null {
  if (PLAIN.test(text)) return null;
  if (UNWRITABLE.test(text)) return 'unwritable';
  return INVISIBLE.test(text) ? 'required' : null;
}
