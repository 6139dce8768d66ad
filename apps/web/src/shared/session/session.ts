import type { Me, Session } from '@liandong/contracts/auth/auth';
import { ApiError } from '../api/api-error.js';
import { trusted } from '../api/decode.js';
import { send, textOf } from '../api/transport.js';
import { forgetEverything } from '../device/forget-everything.js';
import { forgetMe, rememberedMe, rememberMe } from './remembered-me.js';

export type SessionState =
  | { status: 'restoring' }
  /** Who was signed in here the last time goes on with what the device keeps. */
  | { status: 'unreachable'; me: Me | null }
  /** `erased`: the account is gone for good, which the sign-in says. */
  | { status: 'signedOut'; erased?: boolean }
  | { status: 'signedIn'; me: Me };

/** A network that swallows requests must not keep anybody from what the device can do by itself. */
const RESTORED_WITHIN_MS = 4_000;

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
    if (this.state.status !== 'unreachable' || this.state.me === null) this.become({ status: 'restoring' });
    const slow = setTimeout(() => {
      if (this.state.status === 'restoring') this.becomeUnreachable();
    }, RESTORED_WITHIN_MS);
    await this.renew().catch(() => this.becomeUnreachable());
    clearTimeout(slow);
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
    this.changeMe(opened.me);
  }

  changeMe(me: Me): void {
    rememberMe(me);
    this.become({ status: 'signedIn', me });
  }

  /**
   * Signs out here and at the gateway, and takes everything of the person off this device. Without network
   * the cookie stays until it runs out: that is said.
   */
  async end(): Promise<void> {
    await send({ method: 'DELETE', path: '/auth/sessions/current', accessToken: this.token });
    await forgetEverything(this.ownerId());
    this.forget();
  }

  /** The person was erased at the gateway: nothing of them stays on this device either. */
  async leave(): Promise<void> {
    await forgetEverything(this.ownerId());
    this.forget(true);
  }

  private ownerId(): string | null {
    const me = 'me' in this.state ? this.state.me : rememberedMe();
    return me?.id ?? null;
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

  /** Scans that wait outlive a session that ran out: their owner signs in again. */
  private forget(erased = false): void {
    this.token = null;
    forgetMe();
    this.become({ status: 'signedOut', erased });
  }

  private becomeUnreachable(): void {
    this.become({ status: 'unreachable', me: rememberedMe() });
  }

  private become(state: SessionState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const session = new SessionStore();
