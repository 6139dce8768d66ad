import { useSearchParams } from 'react-router';
import { CasePage } from '../../features/cases/components/case-page.js';
import { CasesPage } from '../../features/cases/components/cases-page.js';
import { MissingPage } from '../../features/cases/components/missing-page.js';
import { RetroPage } from '../../features/cases/components/retro-page.js';
import { useMe } from '../../shared/session/use-session.js';
import { useRouteId } from './route-id.js';

export function CasesRoute() {
  return <CasesPage />;
}

export function CaseRoute() {
  return <CasePage id={useRouteId()} />;
}

/** `/activities/:id/missing`: what a volunteer asks for. */
export function MissingRoute() {
  const me = useMe();
  const activityId = useRouteId();
  return me && <MissingPage key={activityId} activityId={activityId} me={me} />;
}

/** `/ledger/retro?activity=`: what is entered afterwards. */
export function RetroRoute() {
  const me = useMe();
  const [search] = useSearchParams();
  const activityId = search.get('activity') ?? '';
  return me && <RetroPage key={activityId} activityId={activityId} me={me} />;
}
