import { useState, type FormEvent } from 'react';
import { m } from '../../../paraglide/messages.js';
import { dayOf } from '../../../shared/time/shanghai.js';
import { Button } from '../../../shared/ui/button.js';
import { TextField } from '../../../shared/ui/field.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useCreateBatch } from '../api/batches.js';

/** Begins a batch of certificates for a period. */
export function BatchForm({ teamId }: { teamId: string }) {
  const today = dayOf(new Date());
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const [to, setTo] = useState(today);
  const [wrong, setWrong] = useState(false);
  const create = useCreateBatch(teamId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isWrong = from === '' || to === '' || to < from;
    setWrong(isWrong);
    if (!isWrong) create.mutate({ from, to });
  };
  return (
    <form className="team-documents__form" onSubmit={submit} noValidate>
      <TextField
        label={m.certificate_from()}
        type="date"
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        label={m.certificate_to()}
        type="date"
        value={to}
        onChange={(event) => setTo(event.target.value)}
        error={wrong ? m.certificate_to_wrong() : undefined}
      />
      <Button type="submit" look="primary" icon="flag" pending={create.isPending}>
        {m.team_certificates_make()}
      </Button>
      {create.isError && <ErrorNotice error={create.error} />}
    </form>
  );
}
