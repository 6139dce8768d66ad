import type { Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import { exportLedger, type ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import type { Nats } from '@liandong/messaging/nats-connection';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { asking } from '@liandong/testing/gateway-caller';

interface Wanted {
  format: ExportFormat;
  actor: Actor;
  filter?: LedgerFilter;
  language?: Language;
}

/** The file that somebody gets, read as the gateway reads it. @param begun runs between its beginning and its first row */
export async function exportedLedger(
  gateway: Nats,
  { format, actor, filter = {}, language = 'en' }: Wanted,
  begun?: () => Promise<void>,
): Promise<{ content: Buffer; rows: number }> {
  const { stream, rows } = await new RpcClient(gateway).call(
    exportLedger,
    { ...filter, format },
    asking(actor, { language }),
  );
  await begun?.();
  const pieces: Uint8Array[] = [];
  for await (const piece of new ByteStreams(gateway).read(stream)) pieces.push(piece);
  return { content: Buffer.concat(pieces), rows };
}
