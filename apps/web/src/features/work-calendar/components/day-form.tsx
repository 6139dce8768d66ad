import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import type { useChangeCalendar } from '../api/work-calendar.js';

/** Enters one announced day of a year. */
export function DayForm({ year, change }: { year: number; change: ReturnType<typeof useChangeCalendar> }) {
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<'works' | 'rests'>('rests');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ enter: { day, works: kind === 'works', name } }, { onSuccess: () => setDay('') });
  };
  return (
    <form className="card work-calendar__form" onSubmit={submit}>
      <TextField
        label={m.calendar_day()}
        type="date"
        required
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Segmented
        label={m.calendar_kind()}
        value={kind}
        options={[
          { value: 'rests', label: m.calendar_rests() },
          { value: 'works', label: m.calendar_works() },
        ]}
        onChange={setKind}
      />
      <TextField
        label={m.calendar_name()}
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button look="primary" type="submit" pending={change.isPending}>
        {m.calendar_add()}
      </Button>
    </form>
  );
}
