import { AttendancePage } from '../../features/attendance/components/attendance-page.js';
import { DisputeList } from '../../features/disputes/components/dispute-list.js';
import { useRouteId } from './route-id.js';

export function AttendanceRoute() {
  const activityId = useRouteId();
  return <AttendancePage activityId={activityId} disputes={<DisputeList activityId={activityId} />} />;
}
