import type { ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { useCallback, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../shared/ui/button.js';
import { sentenceOf } from '../../../shared/ui/sentence-of.js';
import { useAction } from '../../../shared/ui/use-action.js';
import { exportLedgerFile, saveFile } from '../api/export-file.js';

const KIB = 1024;

/** Downloads what the filter shows, and says how far it is or why it broke off. */
export function FileExport({ filter }: { filter: LedgerFilter }) {
  const [bytes, setBytes] = useState(0);
  const [saved, setSaved] = useState<string | null>(null);
  const download = useCallback(async (format: ExportFormat, chosen: LedgerFilter) => {
    setBytes(0);
    setSaved(null);
    const file = await exportLedgerFile(format, chosen, setBytes);
    saveFile(file);
    setSaved(file.name);
  }, []);
  const { pending, error, run } = useAction(download);

  return (
    <div className="file-export">
      <div className="file-export__buttons">
        <Button icon="download" pending={pending} onClick={() => void run('csv', filter)}>
          {m.export_csv()}
        </Button>
        <Button icon="download" disabled={pending} onClick={() => void run('xlsx', filter)}>
          {m.export_xlsx()}
        </Button>
      </div>
      <p className={error === null ? 'file-export__state' : 'file-export__error'} role="status">
        {pending && m.export_progress({ kib: Math.ceil(bytes / KIB) })}
        {!pending && error === null && saved !== null && m.export_saved({ name: saved })}
        {error !== null && sentenceOf(error)}
      </p>
    </div>
  );
}
