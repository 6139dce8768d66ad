import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { download } from '../../../shared/files/download.js';
import { Button } from '../../../shared/ui/button.js';
import { Section } from '../../../shared/ui/layout.js';
import { ErrorNotice } from '../../../shared/ui/notice.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { useToast } from '../../../shared/ui/toasts.js';
import { DeleteAccountDialog } from './delete-account-dialog.js';
import './my-data.css';

/** What the platform keeps of oneself: to take along, and to have erased. */
export function MyData() {
  const [deleting, setDeleting] = useState(false);
  const toast = useToast();
  const take = useCallback(async () => {
    await download({ method: 'GET', path: '/me/export' }, 'liandong-my-data.json');
    toast({ text: m.my_data_taken() });
  }, [toast]);
  const { pending, error, run } = useAction(take);
  return (
    <Section title={m.my_data()}>
      <div className="card my-data">
        <p>{m.my_data_lead()}</p>
        {error !== null && <ErrorNotice error={error} />}
        <div className="my-data__actions">
          <Button icon="download" pending={pending} onClick={() => void run()}>
            {m.my_data_take()}
          </Button>
          <Button look="quiet" onClick={() => setDeleting(true)}>
            {m.account_delete()}
          </Button>
        </div>
      </div>
      <DeleteAccountDialog open={deleting} onClose={() => setDeleting(false)} />
    </Section>
  );
}
