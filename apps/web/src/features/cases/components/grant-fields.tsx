import { m } from '../../../paraglide/messages.js';
import { TextArea, TextField } from '../../../shared/ui/field.js';
import { minutesOf, type RetroDraft, type RetroField } from '../retro-draft.js';

interface GrantFieldsProps {
  draft: RetroDraft;
  onChange: (part: Partial<RetroDraft>) => void;
  errorOf: (field: RetroField) => string | undefined;
}

/** What a training (Order 67, Art 8) or an award (Art 9) is recorded with. */
export function GrantFields({ draft, onChange, errorOf }: GrantFieldsProps) {
  const training = draft.kind === 'training';
  return (
    <>
      <TextField
        label={training ? m.retro_training_title() : m.retro_award_title()}
        maxLength={80}
        value={draft.title}
        onChange={({ target }) => onChange({ title: target.value })}
        error={errorOf('title')}
      />
      {training && (
        <TextArea
          label={m.case_content()}
          maxLength={1_000}
          value={draft.content}
          onChange={({ target }) => onChange({ content: target.value })}
          error={errorOf('content')}
        />
      )}
      <TextField
        label={training ? m.retro_organiser() : m.retro_granting_body()}
        maxLength={120}
        value={draft.grantedBy}
        onChange={({ target }) => onChange({ grantedBy: target.value })}
        error={errorOf('grantedBy')}
      />
      {training ? (
        <StudyTime draft={draft} onChange={onChange} errorOf={errorOf} />
      ) : (
        <TextField
          label={m.retro_award_day()}
          type="date"
          value={draft.from.slice(0, 10)}
          // A day has no hour: noon in Shanghai is the same day everywhere near.
          onChange={({ target }) => onChange({ from: target.value && `${target.value}T12:00` })}
          error={errorOf('from')}
        />
      )}
    </>
  );
}

function StudyTime({ draft, onChange, errorOf }: GrantFieldsProps) {
  const longest = minutesOf(draft, null);
  return (
    <>
      <div className="retro-form__span">
        <TextField
          label={m.retro_from()}
          type="datetime-local"
          value={draft.from}
          onChange={({ target }) => onChange({ from: target.value })}
          error={errorOf('from')}
        />
        <TextField
          label={m.retro_to()}
          type="datetime-local"
          value={draft.to}
          onChange={({ target }) => onChange({ to: target.value })}
          error={errorOf('to')}
        />
      </div>
      <TextField
        label={m.retro_study_minutes()}
        inputMode="numeric"
        value={draft.minutes}
        onChange={({ target }) => onChange({ minutes: target.value })}
        hint={longest === null ? m.retro_study_hint() : m.retro_study_most({ minutes: longest })}
        error={errorOf('minutes')}
      />
    </>
  );
}
