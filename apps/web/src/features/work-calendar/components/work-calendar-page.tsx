import type { CalendarDay } from '@liandong/contracts/confirmations/work-calendar';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { longDay } from '../../../shared/time/format.js';
import { administers } from '../../../shared/session/permissions.js';
import { useMe } from '../../../shared/session/use-session.js';
import { dayOf } from '../../../shared/time/shanghai.js';
import { BackLink } from '../../../shared/ui/back-link.js';
import { Button } from '../../../shared/ui/button.js';
import { SelectField } from '../../../shared/ui/field.js';
import { Badge, Loading, PageHeader } from '../../../shared/ui/layout.js';
import { ErrorNotice, Notice } from '../../../shared/ui/notice.js';
import { useChangeCalendar, useWorkCalendar } from '../api/work-calendar.js';
import { holidayName } from '../holiday-name.js';
import { DayForm } from './day-form.js';
import './work-calendar.css';

/** The holidays and make-up days of a year, for an administrator to complete. */
export function WorkCalendarPage() {
  const thisYear = Number(dayOf(new Date()).slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const { data, isPending, error, refetch } = useWorkCalendar(year);
  const change = useChangeCalendar();
  const me = useMe();
  const mayEnter = me !== null && administers(me);
  return (
    <div className="work-calendar">
      <BackLink to="/me">{m.nav_me()}</BackLink>
      <PageHeader title={m.calendar_title()} lead={m.calendar_lead()} />
      <SelectField
        label={m.calendar_year()}
        value={year}
        onChange={(event) => setYear(Number(event.target.value))}
      >
        {[thisYear - 1, thisYear, thisYear + 1].map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </SelectField>
      {isPending && <Loading />}
      {error !== null && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {change.isError && <ErrorNotice error={change.error} />}
      {data && !data.announced && (
        <Notice look="warning">{m.calendar_not_announced({ year: String(year) })}</Notice>
      )}
      {data && data.days.length > 0 && (
        <ul className="card work-calendar__days">
          {data.days.map((day) => (
            <Day
              key={day.day}
              day={day}
              onRemove={mayEnter ? () => change.mutate({ remove: day.day }) : null}
            />
          ))}
        </ul>
      )}
      {mayEnter && <DayForm key={year} year={year} change={change} />}
    </div>
  );
}

function Day({
  day: { day, works, name, entered },
  onRemove,
}: {
  day: CalendarDay;
  onRemove: (() => void) | null;
}) {
  const shown = longDay(`${day}T04:00:00Z`);
  return (
    <li className="work-calendar__day">
      <span>
        {shown} {holidayName(name)}
      </span>
      <Badge look={works ? 'amber' : 'pine'}>{works ? m.calendar_works() : m.calendar_rests()}</Badge>
      {entered && <Badge>{m.calendar_entered()}</Badge>}
      {entered && onRemove && (
        <Button look="quiet" aria-label={m.calendar_remove_of({ day: shown })} onClick={onRemove}>
          {m.calendar_remove()}
        </Button>
      )}
    </li>
  );
}
