import { CorrectionButton } from '../../features/cases/components/correction-button.js';
import { EntryPage } from '../../features/ledger/components/entry-page.js';
import { managesTeams } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { useRouteId } from './route-id.js';

/** An entry down to its scan, and the way to have it put right. */
export function LedgerEntryRoute() {
  const me = useMe();
  return (
    <EntryPage
      id={useRouteId()}
      actions={(entry) => {
        const isOwn = entry.volunteerId === me?.id;
        return (isOwn || (me && managesTeams(me))) && <CorrectionButton entry={entry} isOwn={isOwn} />;
      }}
    />
  );
}
