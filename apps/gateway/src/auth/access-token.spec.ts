import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '@liandong/contracts/errors/catalog';
import { createSigner } from 'fast-jwt';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-token.js';

const secret = randomBytes(32);
const tokens = new AccessTokens({ ACCESS_TOKEN_SECRET: secret });
const actor = {
  id: randomUUID(),
  kind: 'person',
  grants: [{ role: 'leader', teamId: randomUUID() }],
} as const;
const HEADER = encode({ alg: 'HS256', typ: 'JWT' });
const claims = { actor, sid: 's', lang: 'en' };
const signer = { key: secret, algorithm: 'HS256', iss: 'liandong/1', expiresIn: 60_000 } as const;

describe('an access token', () => {
  it('says who holds it, in which language, and until when', () => {
    const token = tokens.issue({
      actor: { ...actor, grants: [...actor.grants] },
      sessionId: 's',
      language: 'en',
    });
    const signedIn = tokens.read(token);
    expect(signedIn).toMatchObject({ actor, sessionId: 's', language: 'en' });
    const secondsLeft = (signedIn.expiresAt - Date.now()) / 1_000;
    expect(secondsLeft).toBeGreaterThan(ACCESS_TOKEN_SECONDS - 5);
    expect(secondsLeft).toBeLessThanOrEqual(ACCESS_TOKEN_SECONDS);
  });

  const unsigned = `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ ...claims, iss: 'liandong/1', exp: 4e9 })}.`;
  const longAgo = { ...claims, iat: 1_000_000 };
  const cases: [string, string, ErrorCode][] = [
    ['one that has run out', createSigner(signer)(longAgo), 'TOKEN_EXPIRED'],
    ['garbage', 'garbage', 'TOKEN_INVALID'],
    ['one without signature (alg none)', unsigned, 'TOKEN_INVALID'],
    ['one of another key', createSigner({ ...signer, key: randomBytes(32) })(claims), 'TOKEN_INVALID'],
    [
      'one of another key that has run out',
      createSigner({ ...signer, key: randomBytes(32) })(longAgo),
      'TOKEN_INVALID',
    ],
    ['one of another algorithm', createSigner({ ...signer, algorithm: 'HS512' })(claims), 'TOKEN_INVALID'],
    ['one of another issuer', createSigner({ ...signer, iss: 'other' })(claims), 'TOKEN_INVALID'],
    [
      'one that never runs out',
      createSigner({ key: secret, algorithm: 'HS256', iss: 'liandong/1' })(claims),
      'TOKEN_INVALID',
    ],
    ['one with something behind its signature', `${createSigner(signer)(claims)}=`, 'TOKEN_INVALID'],
    ['one with another part', `${createSigner(signer)(claims)}.e30`, 'TOKEN_INVALID'],
    ['one without an actor', createSigner(signer)({ sid: 's', lang: 'en' }), 'TOKEN_INVALID'],
    ['one that is longer than headers may be', `${HEADER}.${'x'.repeat(20_000)}.s`, 'TOKEN_INVALID'],
    ['one that was changed', changed(createSigner(signer)(claims)), 'TOKEN_INVALID'],
  ];

  it.each(cases)('%s is refused', (_, token, code) => {
    expect(() => tokens.read(token)).toThrow(expect.objectContaining({ code }));
  });
});

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

/** The same signature over other claims. */
function changed(token: string): string {
  const [header, , signature] = token.split('.');
  const other = {
    ...claims,
    actor: { ...actor, grants: [{ role: 'administrator' }] },
    iss: 'liandong/1',
    exp: 4e9,
  };
  return `${header}.${encode(other)}.${signature}`;
}
