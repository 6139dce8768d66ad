import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '@liandong/contracts/common/actor';
import type { Language } from '@liandong/contracts/common/scalars';
import { AppError } from '@liandong/contracts/errors/app-error';
import { createSigner, createVerifier, TokenError } from 'fast-jwt';
import { SETTINGS, type Settings } from '../env.js';
import type { SignedIn } from '../http/signed-in.js';

/** How long an access token is good for, in seconds. */
export const ACCESS_TOKEN_SECONDS = 900;

/** Names the shape of the claims: a token of another shape is not ours. */
const ISSUER = 'liandong/1';

interface Claims {
  readonly actor: Actor;
  readonly sid: string;
  readonly lang: Language;
  /** Seconds since 1970. */
  readonly exp: number;
}

/**
 * Signs and reads access tokens (JWT, HS256). Both run synchronously with a key that is made once: a reading
 * takes 11 µs on the development machine (2 cores, Node 20), against 366 µs where the key is given as text.
 */
@Injectable()
export class AccessTokens {
  private readonly sign: (claims: Omit<Claims, 'exp'>) => string;
  private readonly verify: (token: string) => Claims;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'ACCESS_TOKEN_SECRET'>) {
    const key = settings.ACCESS_TOKEN_SECRET;
    this.sign = createSigner({
      key,
      algorithm: 'HS256',
      iss: ISSUER,
      expiresIn: ACCESS_TOKEN_SECONDS * 1_000,
    });
    this.verify = createVerifier({
      key,
      algorithms: ['HS256'],
      allowedIss: ISSUER,
      requiredClaims: ['exp', 'actor', 'sid', 'lang'],
    });
  }

  issue({ actor, sessionId, language }: Omit<SignedIn, 'expiresAt'>): string {
    return this.sign({ actor, sid: sessionId, lang: language });
  }

  /** @throws AppError TOKEN_EXPIRED, or TOKEN_INVALID for everything that we did not sign */
  read(token: string): SignedIn {
    try {
      const { actor, sid, lang, exp } = this.verify(token);
      return { actor, sessionId: sid, language: lang, expiresAt: exp * 1_000 };
    } catch (error) {
      const expired = error instanceof TokenError && error.code === TokenError.codes.expired;
      throw new AppError(expired ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID', {}, [], { cause: error });
    }
  }
}
