import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { answerLength } from './http-answer.js';

const ROOM = 16_384;

/**
 * A keep-alive connection that speaks raw HTTP/1.1, one request at a time, and reads into a buffer that it keeps:
 * it costs the machine little beside what it measures.
 */
export class HttpConnection {
  private readonly socket: Socket;
  /** What of an answer has come so far: rarely more than one piece. */
  private received: Buffer = Buffer.alloc(0);
  private answered: ((status: number, body: Buffer) => void) | null = null;
  private failed: (error: Error) => void = () => undefined;

  constructor(host: string, port: number) {
    const buffer = Buffer.allocUnsafe(ROOM);
    const onread = {
      buffer,
      callback: (size: number) => {
        this.heard(buffer.subarray(0, size));
        return true;
      },
    };
    this.socket = connect({ host, port, noDelay: true, onread });
    this.socket.on('error', (error) => this.failed(error));
    this.socket.on('close', () => this.failed(new Error('the server closed a connection under load')));
  }

  get isIdle(): boolean {
    return this.answered === null;
  }

  /** @param onFailure when the connection breaks, now or later */
  async opened(onFailure: (error: Error) => void): Promise<void> {
    await once(this.socket, 'connect');
    this.failed = onFailure;
  }

  /** @param answered with the status and the whole answer, whose bytes are good only during the call */
  exchange(request: string, answered: (status: number, answer: Buffer) => void): void {
    this.answered = answered;
    this.socket.write(request);
  }

  close(): void {
    this.failed = () => undefined;
    this.socket.destroy();
  }

  private heard(piece: Buffer): void {
    const answer = this.received.length === 0 ? piece : Buffer.concat([this.received, piece]);
    const length = answerLength(answer);
    if (length === null || answer.length < length) {
      this.received = Buffer.from(answer);
      return;
    }
    if (this.received.length > 0) this.received = Buffer.alloc(0);
    const { answered } = this;
    this.answered = null;
    answered?.(Number(answer.toString('latin1', 9, 12)), answer);
  }
}
