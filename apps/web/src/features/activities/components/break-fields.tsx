import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import type { ActivityDraft, BreakDraft } from '../activity-draft.js';

const MOST = 4;

interface BreakFieldsProps {
  draft: Pick<ActivityDraft, 'startsAt' | 'endsAt' | 'breaks'>;
  error: string | undefined;
  onChange: (breaks: BreakDraft[]) => void;
}

/** Times within the activity that are not service, such as lunch. */
export function BreakFields({ draft: { startsAt, endsAt, breaks }, error, onChange }: BreakFieldsProps) {
  const change = (index: number, part: Partial<BreakDraft>) =>
    onChange(breaks.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className="policy-fields">
      <legend>{m.form_breaks()}</legend>
      <p className="field__hint">{m.form_breaks_hint()}</p>
      {breaks.map(({ from, to }, index) => (
        // A break has no name of its own: it is its place in the list.
        <div key={index} className="policy-fields__break">
          <TextField
            label={m.form_break_from({ number: index + 1 })}
            type="datetime-local"
            min={startsAt}
            max={endsAt}
            value={from}
            error={error}
            onChange={(event) => change(index, { from: event.target.value })}
          />
          <TextField
            label={m.form_break_to({ number: index + 1 })}
            type="datetime-local"
            min={startsAt}
            max={endsAt}
            value={to}
            onChange={(event) => change(index, { to: event.target.value })}
          />
          <Button look="quiet" onClick={() => onChange(breaks.filter((_, at) => at !== index))}>
            {m.form_break_remove()}
          </Button>
        </div>
      ))}
      {breaks.length < MOST && (
        <Button icon="plus" onClick={() => onChange([...breaks, { from: startsAt, to: startsAt }])}>
          {m.form_break_add()}
        </Button>
      )}
    </fieldset>
  );
}
