import { CommunityPage } from '../../features/report-ins/components/community-page.js';
import { useMe } from '../../shared/session/use-session.js';

export function ReportInsRoute() {
  const me = useMe();
  return me && <CommunityPage me={me} />;
}
