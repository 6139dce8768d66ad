import { MyAttendance } from '@liandong/contracts/check-ins/attendance';
import { useQuery } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

/** When the person came and left; asked for only once people may have come. */
export function useMyAttendance(activityId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['me', 'attendance', activityId],
    queryFn: ({ signal }) =>
      request(
        { method: 'GET', path: `/activities/${activityId}/attendance/mine`, signal },
        checked(MyAttendance),
      ),
    enabled,
    // A scan in between was made on another page, or by the leader.
    staleTime: 0,
  });
}
