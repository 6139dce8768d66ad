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

/** The processor time of this process's children that have ended, in seconds; null where there is no /proc. */
export function endedChildrenSeconds(): number | null {
  const own = statOf('self');
  return own ? own.childTicks / TICKS_PER_SECOND : null;
}

interface Stat {
  pid: number;
  parent: number;
  /** Its own, and of those children that have ended. */
  ticks: number;
  childTicks: number;
}

/** Undefined when the process has ended meanwhile. */
function statOf(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold anything, spaces too; what follows it has fixed places.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const sum = (...indexes: number[]) =>
      indexes.reduce((total, index) => total + Number(fields[index] ?? 0), 0);
    const childTicks = sum(13, 14);
    return { pid: Number(pid), parent: sum(1), ticks: sum(11, 12) + childTicks, childTicks };
  } catch {
    return undefined;
  }
}
