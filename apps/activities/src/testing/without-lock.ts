import type { EntityManager } from 'typeorm';

interface Locking<Row> {
  find(tx: EntityManager, id: string): Promise<Row | null>;
  lock(tx: EntityManager, id: string): Promise<Row | null>;
}

/**
 * Reads without the lock, and lets nobody go on before everybody has read: the race, every time.
 * @returns what brings the lock back
 */
export function withoutLock<Row>(repository: Locking<Row>, together: number): () => void {
  const locked = repository.lock.bind(repository);
  repository.lock = readTogether((tx: EntityManager, id: string) => repository.find(tx, id), together);
  return () => {
    repository.lock = locked;
  };
}

/**
 * The same reading, but nobody who reads goes on before so many have: what the first of them then writes, none of the
 * others has seen.
 */
export function readTogether<Args extends unknown[], Row>(
  read: (...args: Args) => Promise<Row>,
  together: number,
): (...args: Args) => Promise<Row> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const everybodyHasRead = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async (...args) => {
    const row = await read(...args);
    arrived += 1;
    if (arrived === together) open();
    await everybodyHasRead;
    return row;
  };
}
