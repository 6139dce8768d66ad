/** What JSON can say. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * Canonical JSON by RFC 8785: no white space, names in the order of their UTF-16 code units, numbers and strings
 * as ECMAScript writes them. Equal values have equal text.
 * @throws Error for what RFC 8785 does not allow: numbers that are not finite, lone surrogates
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error('RFC 8785 knows finite numbers only');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .toSorted(byCodeUnits)
    .map((name) => `${canonicalString(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(',')}}`;
}

/** A string as canonical JSON writes it. */
export function canonicalString(text: string): string {
  if (isPlain(text)) return `"${text}"`;
  const written = JSON.stringify(text);
  // JSON.stringify escapes a lone surrogate, RFC 8785 forbids it; well-formed text never holds this escape.
  if (written.includes('\\ud') && /\p{Surrogate}/u.test(text)) {
    throw new Error('RFC 8785 knows well-formed Unicode only');
  }
  return written;
}

/** Neither control characters, quotation marks, backslashes nor surrogates. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** True for text in which JSON escapes nothing. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
