import type { Team } from '@liandong/contracts/people/team';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { SelectField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useActivityPeople } from '../api/list-activity-people.js';
import { useActivityOf } from '../api/list-held-activities.js';
import { caseKindLabel } from '../case-labels.js';
import { RetroKind, type RetroDraft } from '../retro-draft.js';
import { useRetroForm } from '../use-retro-form.js';
import { ReasonFields } from './reason-fields.js';
import { GrantFields } from './grant-fields.js';
import { MemberPicker } from './member-picker.js';
import { ServiceFields } from './service-fields.js';

interface RetroFormProps {
  draft: RetroDraft;
  teams: readonly Team[];
  onChange: (part: Partial<RetroDraft>) => void;
  onSent: () => void;
}

/** The form; what the gateway refuses is said at the field that it belongs to, and nothing typed is lost. */
export function RetroForm({ draft, teams, onChange, onSent }: RetroFormProps) {
  const activity = useActivityOf(draft.activityId).data ?? null;
  const people = useActivityPeople(draft.activityId).data ?? [];
  const toast = useToast();
  const { form, submit, pending, error, errorOf, forgetRefusal } = useRetroForm(draft, activity, () => {
    onSent();
    toast({ text: m.correction_proposed() });
  });
  const change = (part: Partial<RetroDraft>) => {
    forgetRefusal();
    // Whoever is chosen may be known from the other activity alone.
    const isOther = part.activityId !== undefined && part.activityId !== draft.activityId;
    onChange(isOther ? { volunteerIds: [], ...part } : part);
  };
  const ofActivity = draft.kind === 'service' || draft.kind === 'attendance';
  return (
    <form ref={form} className="card retro-form" onSubmit={submit} noValidate>
      <SelectField
        label={m.retro_kind()}
        value={draft.kind}
        onChange={({ target }) => change({ kind: RetroKind.parse(target.value) })}
      >
        {RetroKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {caseKindLabel(kind)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={m.column_team()}
        value={draft.teamId}
        onChange={({ target }) => change({ teamId: target.value, activityId: '', volunteerIds: [] })}
        error={errorOf('team')}
      >
        {teams.map((team) => (
          <option key={team.id} value={team.id}>
            {team.name}
          </option>
        ))}
      </SelectField>
      {ofActivity ? (
        <ServiceFields draft={draft} activity={activity} onChange={change} errorOf={errorOf} />
      ) : (
        <GrantFields draft={draft} onChange={change} errorOf={errorOf} />
      )}
      <MemberPicker
        key={draft.teamId}
        teamId={draft.teamId}
        present={people}
        chosen={draft.volunteerIds}
        onChange={(volunteerIds) => change({ volunteerIds })}
        error={errorOf('members')}
      />
      <ReasonFields draft={draft} onChange={change} errorOf={errorOf} />
      {error !== null && <ErrorNotice error={error} />}
      <Button type="submit" look="primary" pending={pending}>
        {m.retro_send()}
      </Button>
    </form>
  );
}
