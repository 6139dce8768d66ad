import type { Team } from '@liandong/contracts/people/team';
import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { m } from '../../../paraglide/messages.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { errorsByField } from '../../../shared/api/problem.js';
import { Button } from '../../../shared/ui/button.js';
import { SelectField, TextArea } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useActivityPeople } from '../api/list-activity-people.js';
import { useActivityOf } from '../api/list-held-activities.js';
import { useProposeRetro } from '../api/propose-retro.js';
import { caseKindLabel } from '../case-labels.js';
import {
  fieldOfCode,
  RetroKind,
  retroOf,
  retroProblems,
  type RetroDraft,
  type RetroField,
} from '../retro-draft.js';
import { retroSentences } from '../retro-sentences.js';
import { EvidenceField } from './evidence-field.js';
import { GrantFields } from './grant-fields.js';
import { MemberPicker } from './member-picker.js';
import { ServiceFields } from './service-fields.js';

/** Fields whose own errors the API tells. */
const typed: readonly RetroField[] = [
  'title',
  'content',
  'grantedBy',
  'from',
  'to',
  'minutes',
  'reason',
  'evidence',
];

interface RetroFormProps {
  draft: RetroDraft;
  teams: readonly Team[];
  onChange: (part: Partial<RetroDraft>) => void;
  onSent: () => void;
}

/** The form; what the gateway refuses is said at the field that it belongs to, and nothing typed is lost. */
export function RetroForm({ draft, teams, onChange, onSent }: RetroFormProps) {
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  /** The button is below a long form: what is wrong is brought into view. */
  const showWrong = () =>
    requestAnimationFrame(() =>
      form.current?.querySelector('.field__error, [role=alert]')?.scrollIntoView({ block: 'center' }),
    );
  const activity = useActivityOf(draft.activityId).data ?? null;
  const people = useActivityPeople(draft.activityId).data ?? [];
  const propose = useProposeRetro();
  const navigate = useNavigate();
  const toast = useToast();
  const problems = tried ? retroProblems(draft, activity) : new Set<RetroField>();
  const refusal = propose.error instanceof ApiError ? propose.error.problem : null;
  const refused = refusal && fieldOfCode(refusal.code);
  const { byField, rest } = errorsByField(refusal?.errors, typed);
  const isToldAtFields = refused !== null || (rest.length === 0 && Object.keys(byField).length > 0);
  const errorOf = (field: RetroField) => {
    if (problems.has(field)) return retroSentences[field]();
    return field === refused ? refusal?.detail : byField[field];
  };
  const change = (part: Partial<RetroDraft>) => {
    propose.reset();
    // Whoever is chosen may be known from the other activity alone.
    const isOther = part.activityId !== undefined && part.activityId !== draft.activityId;
    onChange(isOther ? { volunteerIds: [], ...part } : part);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (retroProblems(draft, activity).size > 0) return showWrong();
    propose.mutate(retroOf(draft, activity), {
      onError: showWrong,
      onSuccess: ({ items }) => {
        onSent();
        toast({ text: m.correction_proposed() });
        const [only] = items;
        void navigate(items.length === 1 && only ? `/ledger/cases/${only.id}` : '/ledger/cases');
      },
    });
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
      <TextArea
        label={m.case_reason()}
        maxLength={1_000}
        value={draft.reason}
        onChange={({ target }) => change({ reason: target.value })}
        error={errorOf('reason')}
      />
      <EvidenceField
        reference={draft.reference}
        files={draft.files}
        onReference={(reference) => change({ reference })}
        onFiles={(files) => change({ files })}
        error={errorOf('evidence')}
      />
      {propose.isError && !isToldAtFields && <ErrorNotice error={propose.error} />}
      <Button type="submit" look="primary" pending={propose.isPending}>
        {m.retro_send()}
      </Button>
    </form>
  );
}
