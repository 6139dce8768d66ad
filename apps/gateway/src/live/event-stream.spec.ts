import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { EventStream, eventFrame } from './event-stream.js';

const big = (name: string) => eventFrame('e', name + '.'.repeat(70_000));
const namesIn = (text: string) => [...text.matchAll(/"(\w+)\.+"/g)].map((found) => found[1]);

async function readAll(stream: EventStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

describe('a stream to a viewer', () => {
  it('writes events as the format wants them', async () => {
    const stream = new EventStream('all');
    stream.send(eventFrame('attendance', { a: 1 }));
    stream.finish();
    expect(await readAll(stream)).toBe('event: attendance\ndata: {"a":1}\n\n');
  });

  it('keeps for a slow viewer only the newest snapshot', async () => {
    const stream = new EventStream('newest');
    for (const name of ['a', 'b', 'c', 'd']) stream.send(big(name));
    expect(stream.readableLength).toBeLessThan(80_000);
    const read = readAll(stream);
    await turn();
    stream.finish();
    expect(namesIn(await read)).toEqual(['a', 'd']);
  });

  it('keeps for a slow viewer the whole in place of the changes that it missed', async () => {
    const stream = new EventStream('newest');
    stream.send(big('a'));
    for (const name of ['b', 'c']) stream.send(big(`change${name}`), () => big(name));
    const read = readAll(stream);
    await turn();
    stream.send(big('changed'), () => big('d'));
    await turn();
    stream.finish();
    expect(namesIn(await read)).toEqual(['a', 'c', 'changed']);
  });

  it('keeps every event where each counts, in order', async () => {
    const stream = new EventStream('all');
    for (const name of ['a', 'b', 'c']) stream.send(big(name));
    const read = readAll(stream);
    await turn();
    stream.finish();
    expect(namesIn(await read)).toEqual(['a', 'b', 'c']);
  });

  it('ends when too many events wait', async () => {
    const stream = new EventStream('all');
    for (let count = 0; count < 200; count += 1) stream.send(big('a'));
    expect(namesIn(await readAll(stream)).length).toBeLessThan(3);
  });

  it('sends no heartbeats to a viewer who does not read', () => {
    const stream = new EventStream('newest');
    stream.send(big('a'));
    const before = stream.readableLength;
    stream.heartbeat();
    expect(stream.readableLength).toBe(before);
  });
});
