import { pipeline } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import type { Page } from '@liandong/contracts/common/page';
import { listLedgerEntries, type LedgerEntry, type LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { RpcClient } from '@liandong/messaging/rpc-client';
import { stringify, type Stringifier } from 'csv-stringify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf, languageOf } from '../http/request-context.js';
import { ledgerHeader, ledgerRow } from './ledger-csv.js';

const PAGE = 2_000;

/** The ledger as a file: read page by page as fast as the client takes it, so that memory stays constant. */
@Injectable()
export class LedgerExport {
  private readonly logger = new Logger(LedgerExport.name);

  constructor(private readonly rpc: RpcClient) {}

  /**
   * The rows as a stream. When a page fails in the middle the stream breaks, and with it the connection: no one
   * takes half a file for a whole one.
   * @throws AppError when already the first page cannot be read
   */
  async csv(filter: LedgerFilter, request: FastifyRequest, reply: FastifyReply): Promise<Stringifier> {
    const read = (cursor?: string) =>
      this.rpc.call(listLedgerEntries, { ...filter, cursor, limit: PAGE }, contextOf(request));
    const first = await read();
    const csv = stringify({ bom: true, escape_formulas: true });
    csv.write(ledgerHeader(languageOf(request)));
    pipeline(rowsFrom(first, read), csv, (error) => {
      if (error) this.logger.warn(`an export ended early (${request.id}): ${error.message}`);
    });
    reply.headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="liandong-ledger-${filter.month ?? 'all'}.csv"`,
    });
    return csv;
  }
}

async function* rowsFrom(
  first: Page<LedgerEntry>,
  read: (cursor: string) => Promise<Page<LedgerEntry>>,
): AsyncGenerator<(string | number)[]> {
  let page = first;
  for (;;) {
    for (const entry of page.items) yield ledgerRow(entry);
    if (page.nextCursor === null) return;
    page = await read(page.nextCursor);
  }
}
