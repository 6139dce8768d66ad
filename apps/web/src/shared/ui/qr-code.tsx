import { useMemo } from 'react';
import { encode } from 'uqr';

const QUIET = 3;

/** A QR code, dark on light in either theme since many scanners cannot read the inverse. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const { size, path } = useMemo(() => outline(value), [value]);
  const side = size + QUIET * 2;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      data-url={value}
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={path} fill="#1c1510" />
    </svg>
  );
}

function outline(value: string): { size: number; path: string } {
  const { data, size } = encode(value, { ecc: 'M', border: 0 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size, path };
}
