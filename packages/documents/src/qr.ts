import { renderSVG } from 'uqr';

/** A QR code as SVG without a margin: the template leaves the white around it. */
export function qrSvg(text: string, ecc: 'L' | 'M' | 'Q' = 'M'): string {
  return renderSVG(text, { ecc, border: 0 });
}
