import { AttendancePage } from '../../features/attendance/components/attendance-page.js';
import { useRouteId } from './route-id.js';

export function AttendanceRoute() {
  return <AttendancePage activityId={useRouteId()} />;
}
