import { WorkCalendarPage } from '../../features/work-calendar/components/work-calendar-page.js';

export function WorkCalendarRoute() {
  return <WorkCalendarPage />;
}
