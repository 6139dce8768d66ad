import { describe, expect, it } from '@jest/globals';
import { eventually } from '@liandong/testing/eventually';
import { AttendanceWatch, type Look } from './attendance-watch.js';
import { EventStream } from './event-stream.js';

const timing = { betweenMs: 5, afterFailureMs: 5 };

/** A stream that remembers what was sent to it. */
function viewer() {
  const stream = new EventStream('newest');
  let seen = '';
  stream.on('data', (chunk) => (seen += String(chunk)));
  return { stream, seen: () => seen };
}

describe('the viewers of a list', () => {
  it('share one look, however many changes come while it is under way', async () => {
    const looks: ((look: Look) => void)[] = [];
    const watch = new AttendanceWatch<string>(() => new Promise((resolve) => looks.push(resolve)), timing);
    const [one, other] = [viewer(), viewer()];
    watch.join(one.stream, 'one');
    watch.join(other.stream, 'other');
    watch.changed();
    watch.changed();
    watch.changed();
    expect(looks).toHaveLength(1);
    looks[0]?.({ frame: 'first ' });
    await eventually(() => looks.length === 2);
    looks[1]?.({ frame: 'second ' });
    await eventually(() => [one, other].every(({ seen }) => seen() === 'first second '));
    expect(looks).toHaveLength(2);
  });

  it('lose the one who may no longer look; the others go on', async () => {
    const watch = new AttendanceWatch<string>(
      async (who) => (who === 'dismissed' ? 'refused' : { frame: 'list' }),
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
    const watch = new AttendanceWatch<string>(async () => {
      attempts += 1;
      return attempts < 3 ? 'failed' : { frame: 'list' };
    }, timing);
    const one = viewer();
    watch.join(one.stream, 'leader');
    watch.changed();
    await eventually(() => one.seen() === 'list');
    expect(attempts).toBe(3);
  });

  it('cost nothing when nobody looks', () => {
    let looks = 0;
    const watch = new AttendanceWatch<string>(async () => {
      looks += 1;
      return 'failed';
    }, timing);
    watch.changed();
    expect(looks).toBe(0);
  });
});
