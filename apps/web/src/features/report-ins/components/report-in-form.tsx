import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { RadioField, TextField } from '../../../shared/ui/field.js';
import { Loading } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { useReportIn } from '../api/my-report-ins.js';
import { useOrganizations } from '../api/organizations.js';
import './report-ins.css';

/** Finds a community by its name or pinyin, says who will see what, and reports in there. */
export function ReportInForm({ onDone }: { onDone: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState('');
  const [missing, setMissing] = useState(false);
  const found = useOrganizations('community', query);
  const reportIn = useReportIn();
  const toast = useToast();
  const communities = found.data?.items ?? [];
  const community = communities.find(({ id }) => id === chosen);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!community);
    if (!community) return;
    reportIn.mutate(community.id, {
      onSuccess: () => {
        onDone();
        toast({ text: m.report_in_done({ name: community.name }) });
      },
    });
  };
  return (
    <form className="report-in-form" onSubmit={submit} noValidate>
      <TextField
        label={m.report_in_search()}
        hint={m.report_in_search_hint()}
        type="search"
        maxLength={60}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <fieldset className="report-in-form__choices">
        <legend>{m.report_in_choose()}</legend>
        {found.isPending && <Loading />}
        {found.error !== null && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
        {found.data && communities.length === 0 && <p>{m.report_in_not_found()}</p>}
        {communities.map(({ id, name }) => (
          <RadioField
            key={id}
            name="community"
            label={name}
            checked={id === chosen}
            onChange={() => setChosen(id)}
          />
        ))}
      </fieldset>
      {missing && !community && (
        <p className="field__error" role="alert">
          {m.report_in_choose_missing()}
        </p>
      )}
      <p className="report-in-form__note">{m.report_in_explained()}</p>
      {reportIn.isError && <ErrorNotice error={reportIn.error} />}
      <div className="dialog__actions">
        <Button onClick={onDone}>{m.cancel()}</Button>
        <Button type="submit" look="primary" pending={reportIn.isPending}>
          {m.report_in_ask()}
        </Button>
      </div>
    </form>
  );
}
