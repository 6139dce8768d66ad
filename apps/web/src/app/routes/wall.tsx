import { WallScreen } from '../../features/wall/components/wall-screen.js';
import { useRouteId } from './route-id.js';

export function WallRoute() {
  return <WallScreen activityId={useRouteId()} />;
}
