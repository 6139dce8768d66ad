/** A text as SQL's LIKE takes it literally: what would stand for any character stands for itself. */
export function likeLiteral(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}
