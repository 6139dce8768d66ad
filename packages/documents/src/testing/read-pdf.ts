import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

// The reader asks for it; Node has it from version 22 on.
if (!('transferToFixedLength' in ArrayBuffer.prototype)) {
  // oxlint-disable-next-line no-extend-native -- for a test's reader, as the standard has it
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    value(this: ArrayBuffer, length?: number) {
      return this.slice(0, length);
    },
  });
}

export interface ReadPage {
  /** The page's text without white space, as somebody who searches or copies it gets it. */
  readonly text: string;
  /** Characters that were drawn as the font's empty box. */
  readonly boxes: number;
}

/** A PDF's pages, read by an independent reader. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPage[]> {
  const { OPS } = await getResolvedPDFJS();
  const document = await getDocumentProxy(new Uint8Array(pdf));
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    const { fnArray, argsArray } = await page.getOperatorList();
    let boxes = 0;
    fnArray.forEach((operation, index) => {
      if (operation !== OPS.showText) return;
      // With Identity-H the character code is the glyph's number, and glyph 0 is the empty box.
      for (const glyph of argsArray[index][0]) if (glyph?.originalCharCode === 0) boxes += 1;
    });
    // A mark of a Tibetan stack has no character of its own: the reader gives its glyph's number instead.
    pages.push({ text: text.replace(/[\s\p{Cc}]+/gu, ''), boxes });
  }
  return pages;
}
