import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { sentenceOf } from '../../../shared/ui/sentence-of.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { exportCsv, saveFile } from '../api/export-csv.js';

const KIB = 1024;

/** Downloads what the filter shows, and says how far it is or why it broke off. */
export function CsvExport({ filter }: { filter: LedgerFilter }) {
  const [bytes, setBytes] = useState(0);
  const [saved, setSaved] = useState<string | null>(null);
  const download = useCallback(async (chosen: LedgerFilter) => {
    setBytes(0);
    setSaved(null);
    const file = await exportCsv(chosen, setBytes);
    saveFile(file);
    setSaved(file.name);
  }, []);
  const { pending, error, run } = useAction(download);

  return (
    <div className="csv-export">
      <Button icon="download" pending={pending} onClick={() => void run(filter)}>
        {m.export_csv()}
      </Button>
      <p className={error === null ? 'csv-export__state' : 'csv-export__error'} role="status">
        {pending && m.export_progress({ kib: Math.ceil(bytes / KIB) })}
        {!pending && error === null && saved !== null && m.export_saved({ name: saved })}
        {error !== null && sentenceOf(error)}
      </p>
    </div>
  );
}
