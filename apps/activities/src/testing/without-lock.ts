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
  let arrived = 0;
  let open: () => void = () => undefined;
  const everybodyHasRead = new Promise<void>((resolve) => {
    open = resolve;
  });
  repository.lock = async (tx, id) => {
    const row = await repository.find(tx, id);
    arrived += 1;
    if (arrived === together) open();
    await everybodyHasRead;
    return row;
  };
  return () => {
    repository.lock = locked;
  };
}
