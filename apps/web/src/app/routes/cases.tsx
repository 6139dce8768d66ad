import { CasePage } from '../../features/cases/components/case-page.js';
import { CasesPage } from '../../features/cases/components/cases-page.js';
import { useRouteId } from './route-id.js';

export function CasesRoute() {
  return <CasesPage />;
}

export function CaseRoute() {
  return <CasePage id={useRouteId()} />;
}
