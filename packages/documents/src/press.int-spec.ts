import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@liandong/testing/eventually';
import { memberCardSheet } from './member-cards.js';
import { Press, PressBusyError } from './press.js';
import { readPdf } from './testing/read-pdf.js';

/** Real: the child process that sets the documents. */
let press: Press;
afterEach(() => press.close());

const card = { name: '卓玛', team: '护河队', code: 'M1.code' };
const job = (count = 1) =>
  memberCardSheet(
    Array.from({ length: count }, () => card),
    '巴宜区',
  );

describe('the press', () => {
  it('prints jobs one after the other without keeping this process from its work', async () => {
    press = new Press();
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 5);
    const pdfs = await Promise.all([press.print(job(40)), press.print(job())]);
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(10);
    expect((await readPdf(pdfs[0])).length).toBe(4);
    expect((await readPdf(pdfs[1])).length).toBe(1);
  });

  it('refuses a job when too many wait, and takes the next when they are done', async () => {
    press = new Press({ waiting: 1 });
    const first = press.print(job());
    await expect(press.print(job())).rejects.toThrow(PressBusyError);
    await first;
    await expect(press.print(job())).resolves.toBeDefined();
  });

  it('says that a document took too long, and prints the next one', async () => {
    press = new Press({ timeoutMs: 1 });
    await expect(press.print(job(500))).rejects.toThrow('longer than 1 ms');
    press.close();
    press = new Press();
    await expect(press.print(job())).resolves.toBeDefined();
  });

  it('fails a job that cannot be set without failing the next', async () => {
    press = new Press();
    await expect(press.print({ template: 'member-cards', data: {} })).rejects.toThrow('member-cards');
    await expect(press.print(job())).resolves.toBeDefined();
  });

  it('gives its memory back when there is nothing to do, and starts again when there is', async () => {
    press = new Press({ idleMs: 20 });
    await press.print(job());
    await eventually(() => !press.isRunning());
    await expect(press.print(job())).resolves.toBeDefined();
  });
});
