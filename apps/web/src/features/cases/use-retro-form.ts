import { useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '../../shared/api/api-error.js';
import { errorsByField } from '../../shared/api/problem.js';
import { useProposeRetro } from './api/propose-retro.js';
import {
  fieldOfCode,
  retroOf,
  retroProblems,
  type RetroActivity,
  type RetroDraft,
  type RetroField,
} from './retro-draft.js';
import { retroSentences } from './retro-sentences.js';

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

/**
 * Sends what is entered afterwards; what the gateway refuses is said at the field that it belongs to.
 * @param onSent before the page is left for that of the case
 */
export function useRetroForm(draft: RetroDraft, activity: RetroActivity | null, onSent: () => void) {
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const propose = useProposeRetro();
  const navigate = useNavigate();
  const problems = tried ? retroProblems(draft, activity) : new Set<RetroField>();
  const refusal = propose.error instanceof ApiError ? propose.error.problem : null;
  const refused = refusal && fieldOfCode(refusal.code);
  const { byField, rest } = errorsByField(refusal?.errors, typed);
  const isToldAtFields = refused !== null || (rest.length === 0 && Object.keys(byField).length > 0);
  /** The button is below a long form: what is wrong is brought into view. */
  const showWrong = () =>
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>('[aria-invalid]:not([aria-invalid="false"])')?.focus();
      form.current?.querySelector('.field__error, [role=alert]')?.scrollIntoView({ block: 'center' });
    });
  return {
    form,
    pending: propose.isPending,
    /** What is said at no field. */
    error: isToldAtFields ? null : propose.error,
    code: refusal?.code ?? null,
    forgetRefusal: propose.reset,
    errorOf: (field: RetroField) => {
      if (problems.has(field)) return retroSentences[field]();
      return field === refused ? refusal?.detail : byField[field];
    },
    submit: (event: FormEvent) => {
      event.preventDefault();
      setTried(true);
      if (retroProblems(draft, activity).size > 0) return showWrong();
      propose.mutate(retroOf(draft, activity), {
        onError: showWrong,
        onSuccess: ({ items }) => {
          onSent();
          const [only] = items;
          void navigate(items.length === 1 && only ? `/ledger/cases/${only.id}` : '/ledger/cases');
        },
      });
    },
  };
}
