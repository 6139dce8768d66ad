import type { Me, Session } from '@liandong/contracts/auth/auth';
import { ApiError } from '../api/api-error.js';
import { trusted } from '../api/decode.js';
import { send, textOf } from '../api/transport.js';

export type SessionState =
  | { status: 'restoring' }
  | { status: 'unreachable' }
  | { status: 'signedOut' }
  | { status: 'signedIn'; me: Me };

/**
 * The session of this page. The access token lives in memory only; the refresh token is an HttpOnly
 * cookie that this code never sees.
 */
class SessionStore {
  private state: SessionState = { status: 'restoring' };
  private token: string | null = null;
  private renewing: Promise<boolean> | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): SessionState => this.state;

  accessToken(): string | null {
    return this.token;
  }

  /** Takes up the session of the cookie, if there is one. Without network it can be called again. */
  async restore(): Promise<void> {
    this.become({ status: 'restoring' });
    await this.renew().catch(() => this.become({ status: 'unreachable' }));
  }

  /** A new access token by the cookie; false when the session has ended. One request for all who wait. */
  renew(): Promise<boolean> {
    this.renewing ??= this.renewOnce().finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  begin(opened: Session): void {
    this.token = opened.accessToken;
    this.become({ status: 'signedIn', me: opened.me });
  }

  changeMe(me: Me): void {
    this.become({ status: 'signedIn', me });
  }

  /** Signs out here and at the gateway. Without network the cookie stays until it runs out: that is said. */
  async end(): Promise<void> {
    await send({ method: 'DELETE', path: '/auth/sessions/current', accessToken: this.token });
    this.forget();
  }

  private async renewOnce(): Promise<boolean> {
    try {
      const response = await send({ method: 'POST', path: '/auth/refresh' });
      this.begin(trusted<Session>()(await textOf(response)));
      return true;
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status >= 500 || error.problem.status === 429) {
        throw error;
      }
      this.forget();
      return false;
    }
  }

  private forget(): void {
    this.token = null;
    this.become({ status: 'signedOut' });
  }

  private become(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new SessionStore();
