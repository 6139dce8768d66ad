import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts } from './fonts.js';

const templates = fileURLToPath(new URL('../templates/', import.meta.url));

/** The templates that there are, by their file name. */
export type TemplateName = 'certificates' | 'member-cards' | 'venue-poster';

/** What one document is made from. `data` is shown by the template and never evaluated. */
export interface PrintJob {
  readonly template: TemplateName;
  readonly data: unknown;
  /** A PNG that the template may place as the seal. */
  readonly seal?: Uint8Array;
}

/** Sets documents with typst, in the process that asks: see `Press` for one that stands apart. */
export class Typesetter {
  private readonly compiler = NodeCompiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: readFonts() }],
  });

  /**
   * The document as PDF. The same job gives the same bytes.
   * @throws Error when a template is wrong or the seal is not an image
   */
  pdf(job: PrintJob): Uint8Array {
    const seal = `${templates}seal.png`;
    if (job.seal) this.compiler.mapShadow(seal, Buffer.from(job.seal));
    try {
      const result = this.compiler.compile({
        mainFilePath: `${templates}${job.template}.typ`,
        inputs: { data: JSON.stringify(job.data) },
      });
      const document = result.result;
      if (!document) {
        const error = result.takeError();
        throw new Error(
          `${job.template} was not set: ${error ? JSON.stringify(this.compiler.fetchDiagnostics(error)) : ''}`,
        );
      }
      return this.compiler.pdf(document);
    } finally {
      if (job.seal) this.compiler.unmapShadow(seal);
      // What was laid out is not kept: the next document has other people's names in it.
      this.compiler.evictCache(0);
    }
  }
}
