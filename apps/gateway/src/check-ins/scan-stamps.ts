import { Inject, Injectable } from '@nestjs/common';
import type { CheckInInput, ScanStamp, StampInput } from '@liandong/contracts/check-ins/check-in';
import { createSigner, createVerifier, TokenError } from 'fast-jwt';
import { SETTINGS, type Settings } from '../env.js';

/** How long somebody who scanned while signed out has for the sign-in, in seconds. */
const STAMP_SECONDS = 600;

/** Tells a stamp from an access token: neither passes for the other. */
const ISSUER = 'liandong-scan/1';

interface Claims extends StampInput {
  /** When the code came to the door, in milliseconds since 1970. */
  readonly seenAt: number;
}

/**
 * Signs when a code was seen for somebody who has to sign in first, and reads that back. A stamp holds for the
 * one code and scanId that it was made for, so it proves no other presence and a photograph gains nothing.
 */
@Injectable()
export class ScanStamps {
  private readonly sign: (claims: Claims) => string;
  private readonly verify: (stamp: string) => Claims;

  constructor(@Inject(SETTINGS) settings: Pick<Settings, 'ACCESS_TOKEN_SECRET'>) {
    const key = settings.ACCESS_TOKEN_SECRET;
    this.sign = createSigner({ key, algorithm: 'HS256', iss: ISSUER, expiresIn: STAMP_SECONDS * 1_000 });
    this.verify = createVerifier({
      key,
      algorithms: ['HS256'],
      allowedIss: ISSUER,
      requiredClaims: ['exp', 'code', 'scanId', 'seenAt'],
    });
  }

  issue({ code, scanId }: StampInput, now: Date): ScanStamp {
    return { stamp: this.sign({ code, scanId, seenAt: now.getTime() }), expiresIn: STAMP_SECONDS };
  }

  /** When the door first saw this scan; null without a stamp of ours for it that is still good. */
  seenAt({ code, scanId, stamp }: Pick<CheckInInput, 'code' | 'scanId' | 'stamp'>): Date | null {
    if (stamp === undefined) return null;
    try {
      const claims = this.verify(stamp);
      return claims.code === code && claims.scanId === scanId ? new Date(claims.seenAt) : null;
    } catch (error) {
      if (error instanceof TokenError) return null;
      throw error;
    }
  }
}
