import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

let prepared: Promise<unknown> | undefined;

/** Reads the QR code in a picture, as a phone's camera would; null when there is none to be read. */
export async function readQr(png: Uint8Array): Promise<string | null> {
  prepared ??= prepare();
  await prepared;
  const [found] = await readBarcodes(png, { formats: ['QRCode'] });
  return found?.text ?? null;
}

/** From the package: the library would fetch it from a host of its own otherwise. */
async function prepare(): Promise<unknown> {
  const file = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  const wasm = await readFile(file);
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength);
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
