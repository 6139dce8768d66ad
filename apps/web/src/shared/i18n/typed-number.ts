/** The digits that somebody typed or pasted, with the full-width ones of a Chinese keyboard, and nothing else. */
export function typedDigits(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/\D/g, '');
}

/** What somebody typed as a number, with the full-width digits of a Chinese keyboard too; NaN for anything else. */
export function typedNumber(typed: string): number {
  const text = typed.normalize('NFKC').trim();
  return text === '' ? Number.NaN : Number(text);
}
