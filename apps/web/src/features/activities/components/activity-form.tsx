import type { Activity } from '@liandong/contracts/activities/activity';
import { ActivityClass } from '@liandong/contracts/activities/activity-class';
import { checkInWindow } from '@liandong/rules/check-in-window';
import { useRef, useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { errorsByField } from '../../../shared/api/problem.js';
import { activityClassLabel } from '../../../shared/i18n/labels.js';
import { typedNumber } from '../../../shared/i18n/typed-number.js';
import { isOver } from '../../../shared/time/is-over.js';
import { fromLocalInput } from '../../../shared/time/shanghai.js';
import { Button } from '../../../shared/ui/button.js';
import { SelectField, TextArea, TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { serverNow } from '../../../shared/time/server-now.js';
import { draftFields, judgeDraft, movedTo, type ActivityDraft, type DraftField } from '../activity-draft.js';
import { useSaveActivity } from '../api/save-activity.js';
import { draftSentence } from '../draft-sentence.js';
import { planOf } from '../plan-of.js';
import { MoreOptions } from './more-options.js';
import { ResponsibleField } from './responsible-field.js';
import './activity-form.css';

interface ActivityFormProps {
  initial: ActivityDraft;
  /** The activity that is changed, as it was read; null for a new one. */
  existing: Activity | null;
  teams: readonly { id: string; name: string }[];
  /** With each change of what is typed. */
  onTyped?: (draft: ActivityDraft) => void;
  onSaved: (activity: Activity) => void;
}

export function ActivityForm({ initial, existing, teams, onTyped, onSaved }: ActivityFormProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const lastStart = useRef(initial.startsAt);
  const save = useSaveActivity(existing);

  /** People have come by its times. */
  const hasTakenPlace = existing?.status === 'published' && isOver(existing);
  const checkIn = existing?.status === 'published' ? checkInWindow(planOf(existing)) : null;
  const hasClosed = hasTakenPlace && checkIn !== null && checkIn.closesAt < serverNow();
  const checksOut = existing?.checkInPolicy.checkOut === 'required';

  const judged = judgeDraft(draft);
  const own = tried && !judged.ok ? judged.errors : {};
  const answered = save.error instanceof ApiError ? save.error.problem.errors : undefined;
  const theirs = errorsByField(answered, draftFields).byField;
  const errorOf = (field: DraftField) => (own[field] ? draftSentence(field, own[field]) : theirs[field]);
  const change = (part: Partial<ActivityDraft>) => {
    save.reset();
    setDraft((current) => {
      const next = { ...current, ...part };
      onTyped?.(next);
      return next;
    });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (judged.ok) save.mutate(judged.input, { onSuccess: onSaved });
  };

  return (
    <form className="card activity-form" onSubmit={submit} noValidate>
      <TextField
        label={m.form_title()}
        maxLength={80}
        placeholder={m.form_title_placeholder()}
        value={draft.title}
        onChange={(event) => change({ title: event.target.value })}
        error={errorOf('title')}
      />
      <div className="activity-form__pair">
        <SelectField
          label={m.form_team()}
          disabled={existing !== null}
          value={draft.teamId}
          onChange={(event) => change({ teamId: event.target.value, responsibleId: '' })}
          error={errorOf('teamId')}
        >
          {teams.length !== 1 && <option value="">{m.form_choose()}</option>}
          {teams.map((team) => (
            <option key={team.id} value={team.id}>
              {team.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={m.form_class()}
          disabled={existing !== null}
          hint={m.form_class_hint()}
          value={draft.activityClass}
          onChange={(event) =>
            change({
              activityClass: ActivityClass.options.find((value) => value === event.target.value) ?? '',
            })
          }
          error={errorOf('activityClass')}
        >
          <option value="">{m.form_choose()}</option>
          {ActivityClass.options.map((value) => (
            <option key={value} value={value}>
              {activityClassLabel(value)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="activity-form__pair">
        <TextField
          label={m.form_starts()}
          disabled={hasTakenPlace}
          type="datetime-local"
          value={draft.startsAt}
          onChange={({ target: { value } }) => {
            change(movedTo(draft, lastStart.current, value));
            if (fromLocalInput(value)) lastStart.current = value;
          }}
          hint={isPast(draft) && !hasTakenPlace ? m.form_past_hint() : undefined}
          error={errorOf('startsAt')}
        />
        <TextField
          label={m.form_ends()}
          disabled={hasTakenPlace}
          type="datetime-local"
          min={draft.startsAt}
          value={draft.endsAt}
          onChange={(event) => change({ endsAt: event.target.value })}
          hint={hasTakenPlace ? m.form_times_fixed() : m.form_times_hint()}
          error={errorOf('endsAt')}
        />
      </div>
      <TextField
        label={m.form_place()}
        maxLength={120}
        placeholder={m.form_place_placeholder()}
        value={draft.place}
        onChange={(event) => change({ place: event.target.value })}
        error={errorOf('place')}
      />
      <div className="activity-form__pair">
        <TextField
          label={m.form_capacity()}
          inputMode="numeric"
          value={draft.capacity}
          onChange={(event) => change({ capacity: event.target.value })}
          hint={placesHint(draft, existing)}
          error={errorOf('capacity')}
        />
        <ResponsibleField
          teamId={draft.teamId}
          existing={existing}
          value={draft.responsibleId}
          error={errorOf('responsibleId')}
          onChange={(responsibleId) => change({ responsibleId })}
        />
      </div>
      <TextArea
        label={m.form_description()}
        maxLength={4_000}
        placeholder={m.form_description_placeholder()}
        value={draft.description}
        onChange={(event) => change({ description: event.target.value })}
        error={errorOf('description')}
      />
      <MoreOptions
        draft={draft}
        over={hasTakenPlace}
        checkOutInUse={checksOut && checkIn !== null && checkIn.opensAt <= serverNow()}
        fixed={hasClosed}
        errorOf={errorOf}
        onChange={change}
      />
      {save.isError && <ErrorNotice error={save.error} />}
      <Button type="submit" look="primary" wide pending={save.isPending}>
        {existing === null ? m.form_create() : m.form_save()}
      </Button>
    </form>
  );
}

/** Fewer places than people take nobody's away. */
function placesHint({ capacity }: ActivityDraft, existing: Activity | null): string {
  const taken = existing?.signedUpCount ?? 0;
  return typedNumber(capacity) < taken ? m.form_capacity_below({ count: taken }) : m.form_capacity_hint();
}

function isPast({ endsAt }: ActivityDraft): boolean {
  const instant = fromLocalInput(endsAt);
  return instant !== null && isOver({ endsAt: instant });
}
