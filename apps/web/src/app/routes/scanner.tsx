import { ScannerScreen } from '../../features/scanner/components/scanner-screen.js';
import { useMe } from '../../shared/session/use-session.js';
import { useRouteId } from './route-id.js';

export function ScannerRoute() {
  const me = useMe();
  const activityId = useRouteId();
  return me && <ScannerScreen activityId={activityId} me={me} />;
}
