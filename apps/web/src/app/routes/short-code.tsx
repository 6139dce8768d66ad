import { ShortCodePage } from '../../features/check-in/components/short-code-page.js';
import { useMe } from '../../shared/session/use-session.js';
import { useRouteId } from './route-id.js';

export function ShortCodeRoute() {
  const me = useMe();
  const activityId = useRouteId();
  return me && <ShortCodePage activityId={activityId} me={me} />;
}
