/** Crockford's alphabet: no I, L, O and U, which are misread on paper and over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Characters that carry the random part: 60 bits, so that numbers can be neither guessed nor counted through. */
const RANDOM_CHARACTERS = 12;

const PREFIX = 'LD';

/** Doubling in GF(32) with x⁵ + x² + 1. */
function double(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}

/**
 * The check character: the remainder of a polynomial over GF(32). It finds every single wrong character and any two
 * that changed places.
 */
function checkOf(values: readonly number[]): number {
  return double(values.reduce((sum, value) => double(sum) ^ value, 0));
}

/**
 * A certificate's number, such as `LD-4F7K-9QXT-4HVB-2`.
 * @param random at least 12 random bytes; five bits of each are used
 */
export function certificateNumber(random: Uint8Array): string {
  if (random.length < RANDOM_CHARACTERS) throw new RangeError(`${RANDOM_CHARACTERS} random bytes are needed`);
  const values = [...random.subarray(0, RANDOM_CHARACTERS)].map((byte) => byte & 31);
  const text = [...values, checkOf(values)].map((value) => ALPHABET[value]).join('');
  return `${PREFIX}-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}-${text.slice(12)}`;
}

/**
 * The number that somebody typed, in the form in which it is kept: case, width, spaces and dashes do not matter, nor whether
 * O stands for 0 and I or L for 1. Null when it is no certificate number or a character of it is wrong.
 */
export function parseCertificateNumber(typed: string): string | null {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐–—_.]/g, '');
  if (!compact.startsWith(PREFIX)) return null;
  const text = compact.slice(PREFIX.length).replace(/O/g, '0').replace(/[IL]/g, '1');
  const values = [...text].map((character) => ALPHABET.indexOf(character));
  if (values.length !== RANDOM_CHARACTERS + 1 || values.includes(-1)) return null;
  if (checkOf(values.slice(0, -1)) !== values.at(-1)) return null;
  return `${PREFIX}-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}-${text.slice(12)}`;
}
