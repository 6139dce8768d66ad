import { randomUUID } from 'node:crypto';
import { Session } from '@liandong/contracts/auth/auth';
import { pageOf } from '@liandong/contracts/common/page';
import { MailboxMessage } from '@liandong/contracts/notifications/notification';
import { eventually } from '@liandong/testing/eventually';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text of anything else. */
  readonly body: unknown;
}

/** Speaks to the API as one person, or as nobody. */
export class ApiClient {
  constructor(
    private readonly url: string,
    readonly session: Session | null = null,
    /** What the browser would hold to go on with this session. */
    readonly refreshCookie: string | null = null,
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.send('POST', path, body === undefined ? undefined : JSON.stringify(body), headers);
  }

  /** Sends a body as it is, right or wrong. */
  async send(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body }),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.session ? { authorization: `Bearer ${this.session.accessToken}` } : {}),
        ...headers,
      },
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Signs in by phone and the one-time code that the development mailbox caught. */
  async signIn(phone: string): Promise<ApiClient> {
    await this.post('/auth/otp', { phone });
    const otp = await this.newestOtp(phone);
    const answer = await this.post('/auth/sessions', { phone, otp });
    if (answer.status !== 201) throw new Error(`sign-in of ${phone}: ${JSON.stringify(answer.body)}`);
    const cookie = /liandong_refresh_\d+=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
    return new ApiClient(this.url, Session.parse(answer.body), cookie ?? null);
  }

  async newestOtp(phone: string): Promise<string> {
    return eventually(
      async () => {
        const { body } = await this.get(`/dev/mailbox?to=${phone}`);
        const otp = pageOf(MailboxMessage).parse(body).items[0]?.otp;
        if (!otp) throw new Error(`no code for ${phone} in the mailbox`);
        return otp;
      },
      { timeoutMs: 20_000 },
    );
  }
}

/** A number that nobody else in this run has. */
export function freshPhone(): string {
  return `198${String(Number.parseInt(randomUUID().slice(0, 8), 16) % 100_000_000).padStart(8, '0')}`;
}
