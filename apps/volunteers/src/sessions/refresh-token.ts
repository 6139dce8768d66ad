import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes. Only their hash is stored. */
export function newRefreshToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 suffices: the token has 256 bits of its own. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
