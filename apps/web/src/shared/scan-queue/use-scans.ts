import { useEffect, useState } from 'react';
import type { KeptScan } from './kept-scan.js';
import { allScans, onScansChange } from './scan-store.js';

/** What `useScans` gives until it has read what is kept. */
export const notReadYet: readonly KeptScan[] = [];

/** What this device keeps of a person's scans, as it changes in this tab or another; oldest first. */
export function useScans(ownerId: string | null): readonly KeptScan[] {
  const [scans, setScans] = useState(notReadYet);

  useEffect(() => {
    let current = true;
    const read = () =>
      void allScans().then((all) => {
        if (current) setScans(all.filter((scan) => scan.ownerId === ownerId));
      });
    read();
    const stop = onScansChange(read);
    return () => {
      current = false;
      stop();
    };
  }, [ownerId]);

  return scans;
}
