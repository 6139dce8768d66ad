import type { Wish } from '@liandong/contracts/activities/wish';
import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { ApiError } from '../../../shared/api/api-error.js';
import { errorsByField } from '../../../shared/api/problem.js';
import { Button } from '../../../shared/ui/button.js';
import { CheckField, SelectField, TextArea, TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useSaveWish } from '../api/save-wish.js';
import {
  errorsIn,
  wishChangesOf,
  wishFields,
  wishInputOf,
  type WishDraft,
  type WishField,
} from '../wish-draft.js';

interface WishFormProps {
  initial: WishDraft;
  /** null: a new one. */
  existing: Wish | null;
  communities: readonly { id: string; name: string }[];
  onSaved: (wish: Wish) => void;
}

/** What is needed, for everybody to read; and whom to turn to, for two people only. */
export function WishForm({ initial, existing, communities, onSaved }: WishFormProps) {
  const [draft, setDraft] = useState(initial);
  const [tried, setTried] = useState(false);
  const save = useSaveWish(existing);
  const toast = useToast();
  const change = (part: Partial<WishDraft>) => setDraft((before) => ({ ...before, ...part }));
  const errors = errorsIn(draft);
  const sent = save.error instanceof ApiError ? save.error.problem : null;
  const { byField } = errorsByField(sent?.errors, wishFields);

  /** A number is told of while it is typed, since it must never be sent; what is missing, only after a try. */
  const errorOf = (field: WishField, missing?: () => string): string | undefined => {
    const error = errors.get(field);
    if (error === 'personalData') return m.wish_form_number();
    if (error === 'missing') return tried ? missing?.() : undefined;
    if (byField[field] === undefined) return undefined;
    return sent?.code === 'PERSONAL_DATA_IN_TEXT' ? m.wish_form_number() : byField[field];
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (errors.size > 0) return;
    save.mutate(
      { input: wishInputOf(draft), changes: wishChangesOf(draft) },
      {
        onSuccess: (saved) => {
          toast({ text: existing === null ? m.wish_posted_toast() : m.wish_saved_toast() });
          onSaved(saved);
        },
      },
    );
  };

  return (
    <form className="card wish-form" onSubmit={submit} noValidate>
      {existing === null && (
        <SelectField
          label={m.wish_form_community()}
          value={draft.organizationId}
          onChange={({ target }) => change({ organizationId: target.value })}
          error={errorOf('organizationId', m.wish_form_community_missing)}
        >
          <option value="">{m.wish_form_community_choose()}</option>
          {communities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={m.wish_form_title()}
        hint={m.wish_form_title_hint()}
        maxLength={60}
        value={draft.title}
        onChange={({ target }) => change({ title: target.value })}
        error={errorOf('title', m.wish_form_title_missing)}
      />
      <TextArea
        label={m.wish_form_details()}
        hint={m.wish_form_details_hint()}
        maxLength={1_000}
        value={draft.details}
        onChange={({ target }) => change({ details: target.value })}
        error={errorOf('details')}
      />
      <TextField
        label={m.wish_form_needed_by()}
        type="date"
        value={draft.neededBy}
        onChange={({ target }) => change({ neededBy: target.value })}
        error={errorOf('neededBy')}
      />
      <TextField
        label={m.wish_form_contact()}
        hint={existing?.hasContact ? m.wish_form_contact_keep() : m.wish_form_contact_hint()}
        maxLength={120}
        autoComplete="off"
        value={draft.contact}
        onChange={({ target }) => change({ contact: target.value })}
        error={errorOf('contact')}
      />
      {existing?.hasContact && draft.contact === '' && (
        <CheckField
          label={m.wish_form_contact_remove()}
          checked={draft.removeContact}
          onChange={({ target }) => change({ removeContact: target.checked })}
        />
      )}
      {save.isError && <ErrorNotice error={save.error} />}
      <Button type="submit" look="primary" pending={save.isPending}>
        {existing === null ? m.wish_form_post() : m.wish_form_save()}
      </Button>
    </form>
  );
}
