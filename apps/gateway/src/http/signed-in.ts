import type { Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';

/** What a valid access token says of the person who sent it. */
export interface SignedIn {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly language: Language;
  /** When the token runs out, in milliseconds since 1970. */
  readonly expiresAt: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the session guard; null on public routes. */
    signedIn: SignedIn | null;
  }
}
