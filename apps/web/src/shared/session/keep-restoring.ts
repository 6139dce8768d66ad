import { reconnectDelay } from '../api/reconnect-policy.js';
import { session } from './session.js';

/** Restores the session at the start of a page, and goes on trying while the gateway cannot be reached. */
export function keepRestoring(): void {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = () => {
    clearTimeout(timer);
    if (session.current().status === 'unreachable') void session.restore();
  };
  session.subscribe(() => {
    const { status } = session.current();
    if (status !== 'unreachable') return;
    failures += 1;
    timer = setTimeout(attempt, reconnectDelay(failures, Math.random()));
  });
  window.addEventListener('online', attempt);
  void session.restore();
}
