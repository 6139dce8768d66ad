import { useEffect, useMemo, useState } from 'react';
import { isLostBySignOutOf, type KeptScan } from './kept-scan.js';
import { allScans, onScansChange } from './scan-store.js';

/** What `useScans` gives until it has read what is kept. */
export const notReadYet: readonly KeptScan[] = [];

/** What this device keeps of a person's scans, as it changes in this tab or another; oldest first. */
export function useScans(ownerId: string | null): readonly KeptScan[] {
  const all = useAllScans();
  return useMemo(
    () => (all === notReadYet ? notReadYet : all.filter((scan) => scan.ownerId === ownerId)),
    [all, ownerId],
  );
}

/** How many scans that were not sent yet go when this person signs out. */
export function useScansLostBySignOut(ownerId: string | null): number {
  return useAllScans().filter((scan) => isLostBySignOutOf(ownerId, scan)).length;
}

function useAllScans(): readonly KeptScan[] {
  const [scans, setScans] = useState(notReadYet);

  useEffect(() => {
    let current = true;
    const read = () =>
      void allScans().then((all) => {
        if (current) setScans(all);
      });
    read();
    const stop = onScansChange(read);
    return () => {
      current = false;
      stop();
    };
  }, []);

  return scans;
}
