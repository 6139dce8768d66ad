import { VenueScreen } from '../../features/venue/components/venue-screen.js';
import { useRouteId } from './route-id.js';

export function VenueRoute() {
  return <VenueScreen activityId={useRouteId()} />;
}
