import { z } from 'zod';
import { defineRpc } from '../wire/rpc.js';

/** A day that is not what its weekday says. */
export const CalendarDay = z
  .object({
    day: z.iso.date(),
    works: z.boolean(),
    name: z.string(),
    entered: z.boolean().meta({ description: 'entered by an administrator, not from the built-in calendar' }),
  })
  .meta({ id: 'CalendarDay' });
export type CalendarDay = z.infer<typeof CalendarDay>;

/** The holidays and make-up days of a year; without an announcement only weekends are known. */
export const WorkCalendarYear = z
  .object({ year: z.int(), announced: z.boolean(), days: z.array(CalendarDay) })
  .meta({ id: 'WorkCalendarYear' });
export type WorkCalendarYear = z.infer<typeof WorkCalendarYear>;

/** A day of the years that can be asked for. */
const DayOfCalendar = z.iso.date().refine((day) => day >= '2020' && day < '2101');

export const WorkCalendarQuery = z.strictObject({ year: z.coerce.number().int().min(2020).max(2100) });

export const CalendarDayInput = z
  .strictObject({ works: z.boolean(), name: z.string().trim().max(40).default('') })
  .meta({ id: 'CalendarDayInput' });

/** `GET /work-calendar?year=`, for everybody. */
export const getWorkCalendar = defineRpc({
  subject: 'checkins.v1.work-calendar.get',
  input: WorkCalendarQuery,
  output: WorkCalendarYear,
});

/** `PUT /work-calendar/:day`, for administrators: a day announced after this software was made. */
export const enterCalendarDay = defineRpc({
  subject: 'checkins.v1.work-calendar.enter',
  input: CalendarDayInput.extend({ day: DayOfCalendar }),
  output: WorkCalendarYear,
  errors: ['FORBIDDEN', 'PERSONAL_DATA_IN_TEXT'],
});

/** `DELETE /work-calendar/:day`, for administrators: back to the built-in calendar. */
export const removeCalendarDay = defineRpc({
  subject: 'checkins.v1.work-calendar.remove',
  input: z.strictObject({ day: DayOfCalendar }),
  output: WorkCalendarYear,
  errors: ['FORBIDDEN'],
});
