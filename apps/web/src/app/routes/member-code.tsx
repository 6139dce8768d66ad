import { MemberCodePage } from '../../features/member-code/components/member-code-page.js';
import { useMe } from '../../shared/session/use-session.js';

export function MemberCodeRoute() {
  const me = useMe();
  return me && <MemberCodePage me={me} />;
}
