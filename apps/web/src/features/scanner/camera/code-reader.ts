import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Reads the QR code in a frame; null when there is none. */
export type CodeReader = (frame: HTMLVideoElement) => Promise<string | null>;

/** Absent from the DOM types: Chrome on Android has it, most others do not. */
interface BarcodeDetectorLike {
  detect(frame: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

declare global {
  interface Window {
    BarcodeDetector?: {
      new (options: { formats: string[] }): BarcodeDetectorLike;
      getSupportedFormats(): Promise<string[]>;
    };
  }
}

/** The longer side to which frames are shrunk: enough for a code that fills a third of the picture. */
const LONGEST_SIDE = 720;

/** The phone's own reader where there is one, else ours, which is part of the app and needs no network. */
export async function openCodeReader(): Promise<CodeReader> {
  const own = await ownReader();
  if (own) return own;
  await loadWasmReader();
  return wasmReader();
}

/** Loads our reader, so that the service worker keeps it for the time without signal. */
export async function loadWasmReader(): Promise<void> {
  await prepareZXingModule({
    overrides: {
      locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path),
    },
    equalityFn: () => true,
    fireImmediately: true,
  });
}

async function ownReader(): Promise<CodeReader | null> {
  const Detector = window.BarcodeDetector;
  if (Detector === undefined) return null;
  const formats = await Detector.getSupportedFormats().catch((): string[] => []);
  if (!formats.includes('qr_code')) return null;
  const detector = new Detector({ formats: ['qr_code'] });
  return async (frame) => (await detector.detect(frame))[0]?.rawValue ?? null;
}

function wasmReader(): CodeReader {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (frame) => {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(frame.videoWidth, frame.videoHeight, 1));
    canvas.width = Math.round(frame.videoWidth * scale);
    canvas.height = Math.round(frame.videoHeight * scale);
    if (context === null || canvas.width === 0 || canvas.height === 0) return null;
    context.drawImage(frame, 0, 0, canvas.width, canvas.height);
    const picture = context.getImageData(0, 0, canvas.width, canvas.height);
    const [found] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
    return found?.isValid === true ? found.text : null;
  };
}
