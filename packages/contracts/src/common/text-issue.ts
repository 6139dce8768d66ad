/** NUL, which Postgres cannot keep, halves of characters, which UTF-8 cannot write, and controls, which XML cannot hold. */
const UNWRITABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;
/** Looks empty, and is not. */
const INVISIBLE = /^[\p{Cf}\p{Z}]+$/u;

/** What is wrong with a text, whatever it is for: the code of a field's issue, or null. */
export function textIssueOf(text: string): 'unwritable' | 'required' | null {
  if (UNWRITABLE.test(text)) return 'unwritable';
  return INVISIBLE.test(text) ? 'required' : null;
}
