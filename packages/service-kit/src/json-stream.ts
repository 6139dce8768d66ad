/** Text is given out in pieces of about this size, in characters. */
const PIECE = 64 * 1_024;

/** One member of a streamed object: a value that is looked up when its turn comes, or the items of a list. */
export type JsonMember = () => Promise<unknown> | AsyncIterable<unknown>;

/**
 * A JSON object as bytes, made member by member: only one member, or one item of a list, is in memory at a time. Each
 * item of a list stands on a line of its own, so that people can read it.
 */
export async function* jsonObject(members: Readonly<Record<string, JsonMember>>): AsyncGenerator<Uint8Array> {
  let waiting = '';
  for await (const text of textOf(members)) {
    waiting += text;
    if (waiting.length < PIECE) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  yield Buffer.from(waiting);
}

async function* textOf(members: Readonly<Record<string, JsonMember>>): AsyncGenerator<string> {
  let between = '{\n';
  for (const [name, member] of Object.entries(members)) {
    yield `${between}${JSON.stringify(name)}:`;
    between = ',\n';
    const value = member();
    if (Symbol.asyncIterator in value) {
      yield* listOf(value);
      continue;
    }
    const found = await value;
    if (Array.isArray(found)) yield* listOf(found);
    else yield JSON.stringify(found ?? null);
  }
  yield between === ',\n' ? '\n}' : '{}';
}

async function* listOf(items: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  let between = '[\n';
  for await (const item of items) {
    yield between + JSON.stringify(item);
    between = ',\n';
  }
  yield between === ',\n' ? '\n]' : '[]';
}
