import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppError } from '@liandong/contracts/errors/app-error';
import { Press, PressBusyError } from '@liandong/documents/press';
import type { PrintJob } from '@liandong/documents/typesetter';
import type { FastifyReply } from 'fastify';

/** How a file is named: in ASCII for old clients, and as people read it. */
export interface FileName {
  readonly ascii: string;
  readonly full: string;
}

/** Prints documents and sends them as files. */
@Injectable()
export class Printer implements OnApplicationShutdown {
  private readonly logger = new Logger(Printer.name);
  private readonly press = new Press();

  /**
   * The document's bytes, with the headers of a PDF that is downloaded set.
   * @throws AppError UNAVAILABLE when more documents are waiting than can be made soon
   */
  async send(job: PrintJob, name: FileName, reply: FastifyReply): Promise<Buffer> {
    const pdf = await this.print(job);
    reply.headers({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name.ascii}.pdf"; filename*=UTF-8''${encodeURIComponent(name.full)}.pdf`,
    });
    return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  }

  onApplicationShutdown(): void {
    this.press.close();
  }

  private async print(job: PrintJob): Promise<Uint8Array> {
    try {
      return await this.press.print(job);
    } catch (error) {
      if (error instanceof PressBusyError) throw new AppError('UNAVAILABLE', {}, [], { cause: error });
      this.logger.error(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }
}
