import { EditActivity, NewActivity } from '../../features/activities/components/activity-editor.js';
import { useRouteId } from './route-id.js';

export function NewActivityRoute() {
  return <NewActivity />;
}

export function EditActivityRoute() {
  return <EditActivity id={useRouteId()} />;
}
