import { EditActivity, NewActivity } from '../../features/activities/components/activity-editor.js';
import { useMe } from '../../shared/session/use-session.js';
import { useRouteId } from './route-id.js';

export function NewActivityRoute() {
  const me = useMe();
  return me && <NewActivity me={me} />;
}

export function EditActivityRoute() {
  return <EditActivity id={useRouteId()} />;
}
