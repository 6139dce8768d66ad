const LOOK_EVERY_MS = 30 * 60_000;

let ready = false;
const listeners = new Set<() => void>();

/** True once a newer version of the app has been kept on this device while this page was open. */
export function updateIsReady(): boolean {
  return ready;
}

export function onUpdateReady(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Has the service worker keep the app for the time without signal. The next page is of the newest version; a
 * page that is open is told. Absent over plain http and in some webviews: then the app needs its network.
 */
export function keepAppOffline(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const hadWorker = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!hadWorker || ready) return;
    ready = true;
    for (const listener of listeners) listener();
  });
  void register();
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    // An app on the home screen may stay open for days.
    setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS);
  } catch {
    // Forbidden in this browser: the app works as long as there is signal.
  }
}
