import type { Activity } from '@liandong/contracts/activities/activity';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock, duration } from '../../../shared/time/format.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { SelectField, TextField } from '../../../shared/ui/field.js';
import { useHeldActivities } from '../api/list-held-activities.js';
import { longestOf, minutesOf, type RetroDraft, type RetroField } from '../retro-draft.js';

interface ServiceFieldsProps {
  draft: RetroDraft;
  activity: Activity | null;
  onChange: (part: Partial<RetroDraft>) => void;
  errorOf: (field: RetroField) => string | undefined;
}

/** The activity, and for service time from when to when; what it counts is shown, with the most that it may. */
export function ServiceFields({ draft, activity, onChange, errorOf }: ServiceFieldsProps) {
  const held = useHeldActivities(draft.teamId).data ?? [];
  // The one whose page led here may be older than those that are offered.
  const offered = activity && !held.some(({ id }) => id === activity.id) ? [activity, ...held] : held;
  const choose = (id: string) => {
    const chosen = offered.find((one) => one.id === id);
    const span = chosen && { from: toLocalInput(chosen.startsAt), to: toLocalInput(chosen.endsAt) };
    onChange({ activityId: id, ...span });
  };
  const ends = activity && { min: toLocalInput(activity.startsAt), max: toLocalInput(activity.endsAt) };
  return (
    <>
      <SelectField
        label={m.column_activity()}
        value={draft.activityId}
        onChange={({ target }) => choose(target.value)}
        hint={m.retro_activity_hint()}
        error={errorOf('activity')}
      >
        <option value="">{m.retro_activity_choose()}</option>
        {offered.map(({ id, title, startsAt }) => (
          <option key={id} value={id}>
            {`${dayAndClock(startsAt)} · ${title}`}
          </option>
        ))}
      </SelectField>
      {draft.kind === 'service' && (
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
      )}
    </>
  );
}
