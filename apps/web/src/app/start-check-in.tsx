import { createRoot } from 'react-dom/client';
import { CheckInPage } from './check-in-page.js';
import { ErrorBoundary } from './error-boundary.js';

export function startCheckIn(root: HTMLElement): void {
  const code = decodeURIComponent(location.pathname.slice('/c/'.length));
  createRoot(root).render(
    <ErrorBoundary>
      <CheckInPage code={code} />
    </ErrorBoundary>,
  );
}
