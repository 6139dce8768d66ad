/**
 * Arrays as Postgres sends them itself (`array_recv`): half as long as text, and nothing to write out, quote or parse
 * again at either end. The driver sends a Buffer as it is. In a rush before a screen, texts of ids and times were a
 * fifth of what the service did.
 */

/** The types of elements, by their numbers in `pg_type`. */
const BYTEA = 17;
const INT4 = 23;
const TIMESTAMPTZ = 1184;
const UUID = 2950;

const ARRAY_HEADER = 12;
const DIMENSION = 8;
const LENGTH = 4;

/** @throws when one of them is no UUID */
export function uuids(values: readonly (string | null)[]): Buffer {
  return fixed(UUID, 16, values, writeUuid);
}

/**
 * Lists of ids as one array, with the places where each begins and ends, counted from 1 as Postgres does:
 * `($1::uuid[])[first:last]`.
 */
export function uuidLists(lists: readonly (readonly string[])[]): Record<'all' | 'first' | 'last', Buffer> {
  const all: string[] = [];
  const first: number[] = [];
  const last: number[] = [];
  for (const list of lists) {
    first.push(all.length + 1);
    last.push(all.push(...list));
  }
  return { all: uuids(all), first: ints(first), last: ints(last) };
}

/** To the millisecond, as `Date` has them. @throws when one of them is no time */
export function instants(values: readonly (Date | null)[]): Buffer {
  return fixed(TIMESTAMPTZ, 8, values, (target, at, value) => {
    const millis = value.getTime();
    if (Number.isNaN(millis)) throw new Error('an instant that is none');
    const micros = (millis - POSTGRES_EPOCH_MS) * 1_000;
    if (Number.isSafeInteger(micros)) writeInt64(target, at, micros);
    // By a clock that is wrong by centuries.
    else target.writeBigInt64BE(BigInt(millis - POSTGRES_EPOCH_MS) * 1_000n, at);
  });
}

/** @throws when one of them is no whole number of 32 bits */
export function ints(values: readonly (number | null)[]): Buffer {
  return fixed(INT4, 4, values, (target, at, value) => {
    target.writeInt32BE(value, at);
  });
}

export function byteStrings(values: readonly Buffer[]): Buffer {
  const content = values.reduce((sum, value) => sum + value.length, 0);
  const target = begin(BYTEA, values.length, content, false);
  let at = target.length - values.length * LENGTH - content;
  for (const value of values) {
    at = target.writeInt32BE(value.length, at);
    at += value.copy(target, at);
  }
  return target;
}

function fixed<Value>(
  type: number,
  size: number,
  values: readonly (Value | null)[],
  write: (target: Buffer, at: number, value: Value) => void,
): Buffer {
  let present = 0;
  for (const value of values) if (value !== null) present += 1;
  const target = begin(type, values.length, present * size, present < values.length);
  let at = target.length - values.length * LENGTH - present * size;
  for (const value of values) {
    at = target.writeInt32BE(value === null ? -1 : size, at);
    if (value === null) continue;
    write(target, at, value);
    at += size;
  }
  return target;
}

/** The header, and room for the elements. An array without elements has no dimension. */
function begin(type: number, count: number, content: number, hasNulls: boolean): Buffer {
  const header = ARRAY_HEADER + (count === 0 ? 0 : DIMENSION);
  const target = Buffer.allocUnsafe(header + count * LENGTH + content);
  target.writeInt32BE(count === 0 ? 0 : 1, 0);
  target.writeInt32BE(hasNulls ? 1 : 0, 4);
  target.writeInt32BE(type, 8);
  if (count > 0) {
    target.writeInt32BE(count, ARRAY_HEADER);
    // Arrays of Postgres begin at 1.
    target.writeInt32BE(1, ARRAY_HEADER + 4);
  }
  return target;
}

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);
const TWO_TO_32 = 2 ** 32;

function writeInt64(target: Buffer, at: number, value: number): void {
  const high = Math.floor(value / TWO_TO_32);
  target.writeInt32BE(high, at);
  target.writeUInt32BE(value - high * TWO_TO_32, at + 4);
}

/** By the code of a hexadecimal digit its value; of anything else, 255. */
const DIGITS = new Uint8Array(256).fill(255);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  for (const written of [digit, digit.toUpperCase()]) DIGITS[written.charCodeAt(0)] = value;
}
/** Where in the text of a UUID the two digits of each byte begin. */
const PAIRS = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

/** By a table: `Buffer.write` of the digits without hyphens takes three times as long. */
function writeUuid(target: Buffer, at: number, uuid: string): void {
  let all = uuid.length === 36 && uuid[8] === '-' && uuid[13] === '-' && uuid[18] === '-' ? 0 : 255;
  if (uuid[23] !== '-') all = 255;
  for (let byte = 0; byte < 16; byte++) {
    const pair = PAIRS[byte] ?? 0;
    const high = digitAt(uuid, pair);
    const low = digitAt(uuid, pair + 1);
    all |= high | low;
    target[at + byte] = (high << 4) | low;
  }
  if (all > 15) throw new Error('not a UUID');
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 256 ? (DIGITS[code] ?? 255) : 255;
}
