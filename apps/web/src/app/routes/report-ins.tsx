import { CommunityPage } from '../../features/report-ins/components/community-page.js';
import { m } from '../../paraglide/messages.js';
import { managesBeyondOwnTeams, readsEverything } from '../../shared/session/permissions.js';
import { useMe } from '../../shared/session/use-session.js';
import { NotForMembers } from './not-for-members.js';

export function ReportInsRoute() {
  const me = useMe();
  if (me === null) return null;
  const mayRead = managesBeyondOwnTeams(me) || readsEverything(me);
  return mayRead ? <CommunityPage me={me} /> : <NotForMembers title={m.report_ins_not_yours()} />;
}
