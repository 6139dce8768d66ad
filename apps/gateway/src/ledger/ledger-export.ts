import { Readable } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { exportLedger, type ExportFormat } from '@liandong/contracts/ledger/export';
import type { LedgerFilter } from '@liandong/contracts/ledger/ledger';
import { ByteStreams } from '@liandong/messaging/byte-streams';
import { RpcClient } from '@liandong/messaging/rpc-client';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf } from '../http/request-context.js';

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The ledger as a file: its bytes are read from the service as fast as the client takes them. */
@Injectable()
export class LedgerExport {
  private readonly logger = new Logger(LedgerExport.name);

  constructor(
    private readonly rpc: RpcClient,
    private readonly streams: ByteStreams,
  ) {}

  /**
   * When reading fails in the middle the stream breaks, and with it the connection: no one takes half a file for a
   * whole one. When the client leaves, the service stops.
   * @throws AppError when the export cannot begin
   */
  async file(
    format: ExportFormat,
    filter: LedgerFilter,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Readable> {
    const { stream, rows } = await this.rpc.call(exportLedger, { ...filter, format }, contextOf(request));
    const bytes = Readable.from(this.streams.read(stream), { objectMode: false });
    bytes.once('error', (error) =>
      this.logger.warn(`an export ended early (${request.id}): ${error.message}`),
    );
    reply.headers({
      'content-type': mediaTypes[format],
      'content-disposition': `attachment; filename="liandong-ledger-${extentOf(filter)}.${format}"`,
      'x-export-rows': String(rows),
    });
    return bytes;
  }
}

/** What the name of a file says of its content: `all`, a month, or that it is only a part. */
function extentOf({ month, ...others }: LedgerFilter): string {
  const isPart = Object.values(others).some((value) => value !== undefined);
  return [...(month === undefined ? [] : [month]), ...(isPart ? ['part'] : [])].join('-') || 'all';
}
