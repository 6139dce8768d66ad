import { ActivityPage } from '../../features/activities/components/activity-page.js';
import { useRouteId } from './route-id.js';

export function ActivityRoute() {
  const id = useRouteId();
  return <ActivityPage key={id} id={id} />;
}
