import { z } from 'zod';
import { defineRpc } from '../wire/rpc.js';
import { LedgerFilter } from './ledger.js';

export const ExportFormat = z.enum(['csv', 'xlsx']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** Rows of a worksheet (ECMA-376 in Excel); what stands before and after those of the ledger needs some of them. */
export const XLSX_MAX_ROWS = 1_048_576 - 1_000;

/**
 * Begins an export of the sealed entries within the scope of the person who asks. The file's bytes are then read
 * from `stream`, as fast as they are taken.
 */
export const exportLedger = defineRpc({
  subject: 'checkins.v1.ledger.export',
  input: LedgerFilter.extend({ format: ExportFormat }),
  output: z.object({ stream: z.string(), rows: z.int() }),
  errors: ['FORBIDDEN', 'EXPORT_TOO_LARGE'],
});
