import { z } from 'zod';
import { Id, Instant } from '../common/scalars.js';
import { defineRpc } from '../wire/rpc.js';
import { Direction } from './check-in.js';
import { CheckInPolicy } from './check-in-policy.js';

/** A key that signs member codes, in its public half. */
export const MemberCodeKey = z
  .object({
    keyId: z.string().meta({ description: '8 hex digits, as in the codes' }),
    publicKey: z.string().meta({ description: 'Ed25519, 32 bytes, base64url' }),
    revoked: z.boolean(),
  })
  .meta({ id: 'MemberCodeKey' });
export type MemberCodeKey = z.infer<typeof MemberCodeKey>;

/** `GET /me/member-code`: what the member's phone shows to the leader's scanner. */
export const MemberCode = z
  .object({
    code: z.string().meta({ description: 'signed; the QR holds it with a proof of the moment behind it' }),
    showingKey: z.string().meta({
      description: 'makes that proof, every 10 seconds, also without signal; 32 secret bytes, base64url',
    }),
    displayName: z.string(),
    serverTime: Instant,
    issuedAt: Instant,
    validUntil: Instant.meta({
      description: 'fetch a new one before; a printed card has no end but can be revoked',
    }),
  })
  .meta({ id: 'MemberCode' });
export type MemberCode = z.infer<typeof MemberCode>;

export const getMyMemberCode = defineRpc({
  subject: 'checkins.v1.member-code.mine',
  input: z.strictObject({}),
  output: MemberCode,
  errors: ['VOLUNTEER_NOT_FOUND'],
});

/** `POST /me/member-code/revoke`: every code and card of mine made until now becomes useless. */
export const revokeMyMemberCodes = defineRpc({
  subject: 'checkins.v1.member-code.revoke-mine',
  input: z.strictObject({}),
  output: z.object({ revokedAt: Instant }),
});

/**
 * `POST /teams/:id/members/:volunteerId/revoke-codes`: a lost card becomes useless, by those who manage a team of
 * the person's.
 */
export const revokeMemberCodes = defineRpc({
  subject: 'checkins.v1.member-code.revoke',
  input: z.strictObject({ teamId: Id, volunteerId: Id }),
  output: z.object({ revokedAt: Instant }),
  errors: ['TEAM_NOT_FOUND', 'FORBIDDEN', 'VOLUNTEER_NOT_FOUND'],
});

/**
 * `GET /activities/:id/scanner`: all that the leader's phone needs to judge member codes without signal. The
 * roster holds whoever is signed up or in the team; the list of revocations is of everybody's.
 */
export const ScannerKit = z
  .object({
    activityId: Id,
    activityTitle: z.string(),
    startsAt: Instant,
    endsAt: Instant,
    policy: CheckInPolicy,
    serverTime: Instant,
    keys: z.array(MemberCodeKey),
    roster: z.array(
      z.object({
        volunteerId: Id,
        displayName: z.string(),
        signedUp: z.boolean(),
        /** Codes issued before this are revoked; null when none are. */
        codesValidFrom: Instant.nullable(),
      }),
    ),
    revoked: z.array(z.object({ volunteerId: Id, codesValidFrom: Instant })),
    present: z.array(z.object({ volunteerId: Id, direction: Direction, at: Instant })),
  })
  .meta({ id: 'ScannerKit' });
export type ScannerKit = z.infer<typeof ScannerKit>;

export const getScannerKit = defineRpc({
  subject: 'checkins.v1.scanner-kit.get',
  input: z.strictObject({ activityId: Id }),
  output: ScannerKit,
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN', 'ACTIVITY_NOT_PUBLISHED', 'ACTIVITY_CANCELLED'],
});

/** `GET /activities/:id/printed-code?direction=`: what a poster holds; good in the activity's window only. */
export const PrintedCode = z
  .object({ activityId: Id, direction: Direction, code: z.string(), url: z.string() })
  .meta({ id: 'PrintedCode' });
export type PrintedCode = z.infer<typeof PrintedCode>;

export const getPrintedCode = defineRpc({
  subject: 'checkins.v1.printed-code.get',
  input: z.strictObject({ activityId: Id, direction: Direction }),
  output: PrintedCode.omit({ url: true }),
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN', 'WAY_NOT_ALLOWED', 'ACTIVITY_CANCELLED'],
});

/** `POST /activities/:id/venue-code/rotate`: every code of this activity that is in the world becomes useless. */
export const rotateVenueKey = defineRpc({
  subject: 'checkins.v1.venue-key.rotate',
  input: z.strictObject({ activityId: Id }),
  output: z.object({ activityId: Id, keyVersion: z.int() }),
  errors: ['ACTIVITY_NOT_FOUND', 'FORBIDDEN'],
});
