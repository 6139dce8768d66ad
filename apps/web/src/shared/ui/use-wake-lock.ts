import { useEffect } from 'react';

/** Keeps the screen on while the page is seen. Browsers without it, and pages over plain http, dim as usual. */
export function useWakeLock(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let gone = false;
    const acquire = async () => {
      if (document.visibilityState !== 'visible') return;
      const acquired = await navigator.wakeLock.request('screen').catch(() => null);
      if (gone) void acquired?.release();
      else lock = acquired;
    };
    const seen = () => void acquire();
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', seen);
      void lock?.release();
    };
  }, []);
}
