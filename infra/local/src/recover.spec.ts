import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openDataFolder, type DataFolder } from './data-folder.js';
import { writeJson } from './json-file.js';
import { bornAt } from './process-identity.js';
import { readProcessRecords, recordProcess } from './process-records.js';
import { claim, endOrphans, fateOf, holderOf, release } from './recover.js';

const record = { name: 'nats', pid: 4711, born: 'boot:100' };

describe('the fate of a recorded process', () => {
  it.each([
    ['gone when there is no such process', undefined, 'gone'],
    ['running when it was born when the record says', 'boot:100', 'running'],
    ['replaced when its id now belongs to a younger process', 'boot:900', 'replaced'],
  ])('is %s', (_, bornNow, fate) => {
    expect(fateOf(record, bornNow)).toBe(fate);
  });
});

describe('a data folder', () => {
  let folder: DataFolder;
  beforeEach(() => {
    folder = openDataFolder(mkdtempSync(join(tmpdir(), 'liandong-recover-')));
  });
  afterEach(() => rmSync(folder.root, { recursive: true, force: true }));

  function startSleeper() {
    const child = spawn('sleep', ['60'], { stdio: 'ignore' });
    if (child.pid === undefined) throw new Error('sleep did not start');
    return { child, pid: child.pid };
  }

  it('is held by the start that claimed it, with its address', () => {
    claim(folder, 'http://localhost:3000');
    expect(holderOf(folder)).toEqual({ pid: process.pid, address: 'http://localhost:3000' });
    release(folder);
    expect(holderOf(folder)).toBeUndefined();
  });

  it('is refused to a second start, with the address of the first', () => {
    const other = process.ppid;
    const address = 'http://localhost:3000';
    writeJson(join(folder.root, 'start.json'), { name: 'start', pid: other, born: bornAt(other), address });
    expect(() => claim(folder)).toThrow(`process ${other}`);
    expect(() => claim(folder)).toThrow(address);
  });

  it('is taken over from a start that was killed', () => {
    writeJson(join(folder.root, 'start.json'), { name: 'start', pid: process.ppid, born: 'another boot:1' });
    claim(folder);
    expect(holderOf(folder)?.pid).toBe(process.pid);
  });

  it('has its orphans ended', async () => {
    const { child, pid } = startSleeper();
    const exited = once(child, 'exit');
    recordProcess(folder.run, 'redis', pid);
    await endOrphans(folder, () => undefined);
    expect(await exited).toEqual([null, 'SIGTERM']);
    expect(readProcessRecords(folder.run)).toEqual([]);
  });

  it('leaves a process alone that got the id of one of ours', async () => {
    const { child, pid } = startSleeper();
    writeJson(join(folder.run, 'redis.process.json'), { name: 'redis', pid, born: 'another boot:1' });
    await endOrphans(folder, () => undefined);
    expect(bornAt(pid)).toBeDefined();
    child.kill();
  });
});
