import { describe, expect, it } from '@jest/globals';
import { eventually } from '@liandong/testing/eventually';
import { AttendanceWatch, type Look } from './attendance-watch.js';
import { EventStream } from './event-stream.js';

const timing = { betweenMs: 5, afterFailureMs: 5 };
/** Every look as a whole. */
const wholes = { whole: (seen: string) => seen, change: () => null };

/** A stream that remembers what was sent to it. */
function viewer() {
  const stream = new EventStream('newest');
  let seen = '';
  stream.on('data', (chunk) => (seen += String(chunk)));
  return { stream, seen: () => seen };
}

describe('the viewers of a list', () => {
  it('share one look, however many changes come while it is under way', async () => {
    const looks: ((look: Look<string>) => void)[] = [];
    const watch = new AttendanceWatch<string, string>(
      () => new Promise((resolve) => looks.push(resolve)),
      wholes,
      timing,
    );
    const [one, other] = [viewer(), viewer()];
    watch.join(one.stream, 'one');
    watch.join(other.stream, 'other');
    watch.changed();
    watch.changed();
    watch.changed();
    expect(looks).toHaveLength(1);
    looks[0]?.({ seen: 'first ' });
    await eventually(() => looks.length === 2);
    looks[1]?.({ seen: 'second ' });
    await eventually(() => [one, other].every(({ seen }) => seen() === 'first second '));
    expect(looks).toHaveLength(2);
  });

  it('lose the one who may no longer look; the others go on', async () => {
    const watch = new AttendanceWatch<string, string>(
      async (who) => (who === 'dismissed' ? 'refused' : { seen: 'list' }),
      wholes,
      timing,
    );
    const [dismissed, other] = [viewer(), viewer()];
    watch.join(dismissed.stream, 'dismissed');
    watch.join(other.stream, 'leader');
    watch.changed();
    await eventually(() => other.seen() === 'list');
    await eventually(() => dismissed.stream.readableEnded);
    expect(dismissed.seen()).toBe('');
  });

  it('see the list after a failure without another change', async () => {
    let attempts = 0;
    const watch = new AttendanceWatch<string, string>(
      async () => {
        attempts += 1;
        return attempts < 3 ? 'failed' : { seen: 'list' };
      },
      wholes,
      timing,
    );
    const one = viewer();
    watch.join(one.stream, 'leader');
    watch.changed();
    await eventually(() => one.seen() === 'list');
    expect(attempts).toBe(3);
  });

  it('cost nothing when nobody looks', () => {
    let looks = 0;
    const watch = new AttendanceWatch<string, string>(
      async () => {
        looks += 1;
        return 'failed';
      },
      wholes,
      timing,
    );
    watch.changed();
    expect(looks).toBe(0);
  });

  it('get the whole list once and then its changes, also one who comes while a look is under way', async () => {
    const looks: ((look: Look<string>) => void)[] = [];
    const watch = new AttendanceWatch<string, string>(
      () => new Promise((resolve) => looks.push(resolve)),
      { whole: (seen) => `[${seen}]`, change: (older, newer) => `${older}>${newer} ` },
      timing,
    );
    const [first, second, third] = [viewer(), viewer(), viewer()];
    watch.join(first.stream, 'first');
    watch.begin(first.stream, '1');
    watch.changed();
    watch.join(second.stream, 'second');
    watch.begin(second.stream, 'what the second saw is not what the others have');
    looks[0]?.({ seen: '2' });
    await eventually(() => first.seen() === '[1]1>2 ' && second.seen() === '[1]1>2 ');
    watch.join(third.stream, 'third');
    watch.changed();
    await eventually(() => looks.length === 2);
    looks[1]?.({ seen: '3' });
    await eventually(() => first.seen() === '[1]1>2 2>3 ');
    await eventually(() => third.seen() === '[3]');
    watch.begin(third.stream, '2');
    watch.changed();
    await eventually(() => looks.length === 3);
    looks[2]?.({ seen: '4' });
    await eventually(() => third.seen() === '[3]3>4 ');
  });

  it('get the whole list at once when the very first look is still under way, and again with it', async () => {
    const looks: ((look: Look<string>) => void)[] = [];
    const watch = new AttendanceWatch<string, string>(
      () => new Promise((resolve) => looks.push(resolve)),
      { whole: (seen) => `[${seen}]`, change: (older, newer) => `${older}>${newer} ` },
      timing,
    );
    const one = viewer();
    watch.join(one.stream, 'one');
    watch.changed();
    watch.begin(one.stream, '1');
    await eventually(() => one.seen() === '[1]');
    looks[0]?.({ seen: '2' });
    await eventually(() => one.seen() === '[1][2]');
  });
});
