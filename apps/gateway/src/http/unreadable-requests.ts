import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { AppError } from '@liandong/contracts/errors/app-error';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import { problemOf } from './problem.js';
import { requestIdFrom } from './request-id.js';

const byNodeCode: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMED_OUT',
};

/** Answers what never became a request, and has no reply to be answered by: in Chinese, since no header was read. */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(answerTo(byNodeCode[error.code ?? ''] ?? 'REQUEST_UNREADABLE'));
  socket.destroySoon();
}

function answerTo(code: ErrorCode): string {
  const problem = problemOf(new AppError(code), 'zh-CN', requestIdFrom(undefined));
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
