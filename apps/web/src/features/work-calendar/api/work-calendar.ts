import { WorkCalendarYear, type CalendarDay } from '@liandong/contracts/confirmations/work-calendar';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { checked } from '../../../shared/api/decode.js';
import { request } from '../../../shared/api/request.js';

const keyOf = (year: number) => ['work-calendar', year] as const;

export function useWorkCalendar(year: number) {
  return useQuery({
    queryKey: keyOf(year),
    queryFn: ({ signal }) =>
      request({ method: 'GET', path: `/work-calendar?year=${year}`, signal }, checked(WorkCalendarYear)),
  });
}

/** A day to enter, or to remove. */
export type CalendarChange = { enter: Omit<CalendarDay, 'entered'> } | { remove: string };

export function useChangeCalendar() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: CalendarChange) =>
      'enter' in change
        ? request(
            {
              method: 'PUT',
              path: `/work-calendar/${change.enter.day}`,
              body: { works: change.enter.works, name: change.enter.name },
            },
            checked(WorkCalendarYear),
          )
        : request({ method: 'DELETE', path: `/work-calendar/${change.remove}` }, checked(WorkCalendarYear)),
    onSuccess: (calendar) => queries.setQueryData(keyOf(calendar.year), calendar),
  });
}
