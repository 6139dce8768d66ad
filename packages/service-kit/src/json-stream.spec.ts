import { describe, expect, it } from '@jest/globals';
import { jsonObject, type JsonMember } from './json-stream.js';

async function* items(...some: unknown[]): AsyncGenerator<unknown> {
  yield* some;
}

async function piecesOf(members: Record<string, JsonMember>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of jsonObject(members)) pieces.push(piece);
  return pieces;
}

const read = async (members: Record<string, JsonMember>): Promise<unknown> =>
  JSON.parse(Buffer.concat(await piecesOf(members)).toString());

describe('a streamed object', () => {
  it('is what its members are, lists of any kind among them', async () => {
    const at = new Date('2026-11-23T01:00:00Z');
    const members = {
      name: async () => '次仁"顿珠"',
      nothing: async () => undefined,
      person: async () => ({ at }),
      found: async () => [1, { two: 2 }],
      streamed: () => items('a', 'b'),
      none: () => items(),
      empty: async () => [],
    };
    expect(await read(members)).toEqual({
      name: '次仁"顿珠"',
      nothing: null,
      person: { at: at.toISOString() },
      found: [1, { two: 2 }],
      streamed: ['a', 'b'],
      none: [],
      empty: [],
    });
  });

  it('may have no member', async () => {
    expect(await read({})).toEqual({});
  });

  it('comes in pieces, and looks up a member only when its turn has come', async () => {
    let isAsked = false;
    const bytes = jsonObject({
      large: () => items(...Array.from({ length: 10 }, () => 'x'.repeat(50_000))),
      last: async () => {
        isAsked = true;
        return 1;
      },
    });
    expect((await bytes.next()).value?.length).toBeLessThan(200_000);
    expect(isAsked).toBe(false);
    for await (const _ of bytes);
    expect(isAsked).toBe(true);
  });
});
