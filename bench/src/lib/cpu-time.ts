import { readdirSync, readFileSync } from 'node:fs';

/** What /proc counts in; 100 a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/**
 * The processor time that a process and its children have used so far, in seconds; null where there is no /proc.
 * Wall-clock rates drift with what else the machine does; this does so much less.
 */
export function cpuSeconds(pid: number): number | null {
  try {
    const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [statOf(name)] : []));
    const mine = new Set([pid]);
    for (const one of all) if (one && mine.has(one.parent)) mine.add(one.pid);
    const ticks = all.reduce((sum, one) => sum + (one && mine.has(one.pid) ? one.ticks : 0), 0);
    return ticks / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}

interface Stat {
  pid: number;
  parent: number;
  ticks: number;
}

/** Undefined when the process has ended meanwhile. */
function statOf(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold anything, spaces too; what follows it has fixed places.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [parent, ...times] = [1, 11, 12, 13, 14].map((index) => Number(fields[index]));
    return { pid: Number(pid), parent: parent ?? 0, ticks: times.reduce((sum, time) => sum + time, 0) };
  } catch {
    return undefined;
  }
}
