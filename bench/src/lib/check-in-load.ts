import { uuidv7 } from 'uuidv7';
import type { BenchSystem } from './bench-system.js';
import type { Load } from './http-load.js';
import type { Venue } from './members.js';

export const CODE_LENGTH = 26;

/** Check-ins of these members, ready to be sent: what phones do is not part of what is measured. */
export function checkInLoad(
  { system, tokenOf, codeOf }: BenchSystem,
  venue: Venue,
  memberIds: readonly string[],
  connections: number,
): Load {
  const code = codeOf(venue);
  const rendered = memberIds.map((id) => prepared(postHead('/api/v1/check-ins', tokenOf(id))));
  return {
    host: '127.0.0.1',
    port: system.port,
    connections,
    requests: memberIds.length,
    render: (index) => rendered[index]?.(code()) ?? '',
  };
}

export function postHead(path: string, token: string): string {
  return (
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
    `Authorization: Bearer ${token}\r\n`
  );
}

/** A request with everything but its code: what a phone does is not to be paid by the machine measured. */
export function prepared(requestHead: string): (code: string) => string {
  const rest = JSON.stringify({ scanId: uuidv7(), scannedAt: new Date().toISOString() }).slice(1);
  const length = '{"code":"",'.length + CODE_LENGTH + rest.length;
  const start = `${requestHead}Content-Length: ${length}\r\n\r\n{"code":"`;
  return (code) => `${start}${code}",${rest}`;
}
