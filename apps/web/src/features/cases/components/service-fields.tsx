import type { Activity } from '@liandong/contracts/activities/activity';
import { m } from '../../../paraglide/messages.js';
import { dayAndClock } from '../../../shared/time/format.js';
import { toLocalInput } from '../../../shared/time/shanghai.js';
import { SelectField } from '../../../shared/ui/field.js';
import { useHeldActivities } from '../api/list-held-activities.js';
import type { RetroDraft, RetroField } from '../retro-draft.js';
import { SpanFields } from './span-fields.js';

export interface ServiceFieldsProps {
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
        <SpanFields draft={draft} activity={activity} onChange={onChange} errorOf={errorOf} />
      )}
    </>
  );
}
