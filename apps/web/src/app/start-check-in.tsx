import { createRoot } from 'react-dom/client';
import { CheckInPage } from './check-in-page.js';
import { codeOfPath } from './code-of-path.js';
import { ErrorBoundary } from './error-boundary.js';

export function startCheckIn(root: HTMLElement): void {
  createRoot(root).render(
    <ErrorBoundary>
      <CheckInPage code={codeOfPath(location.pathname)} />
    </ErrorBoundary>,
  );
}
