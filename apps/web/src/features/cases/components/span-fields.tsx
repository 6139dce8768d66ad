import { m } from '../../../paraglide/messages.js';
import { duration } from '../../../shared/time/format.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { TextField } from '../../../shared/ui/field.js';
import { longestOf, minutesOf } from '../retro-draft.js';
import type { ServiceFieldsProps } from './service-fields.js';

/** From when to when somebody served; what it counts is shown, with the most that it may. */
export function SpanFields({ draft, activity, onChange, errorOf }: ServiceFieldsProps) {
  const ends = activity && { min: toLocalInput(activity.startsAt), max: toLocalInput(activity.endsAt) };
  return (
    <>
      <div className="retro-form__span">
        <TextField
          label={m.retro_from()}
          type="datetime-local"
          {...ends}
          value={draft.from}
          onChange={({ target }) => onChange({ from: target.value })}
          error={errorOf('from')}
        />
        <TextField
          label={m.retro_to()}
          type="datetime-local"
          {...ends}
          value={draft.to}
          onChange={({ target }) => onChange({ to: target.value })}
          error={errorOf('to')}
        />
      </div>
      {activity && (
        <output className="retro-form__counts figures">
          {m.retro_counts({
            counted: duration(minutesOf(draft, activity) ?? 0),
            most: duration(longestOf(activity)),
          })}
        </output>
      )}
    </>
  );
}
