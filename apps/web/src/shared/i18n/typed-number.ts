/** What somebody typed as a number, with the full-width digits of a Chinese keyboard too; NaN for anything else. */
export function typedNumber(typed: string): number {
  const text = typed.normalize('NFKC').trim();
  return text === '' ? Number.NaN : Number(text);
}
