import { personalPart, SALT_BYTES } from 'liandong-verify/ledger-entry';

/**
 * SQL for the salt of `entry` under `secret`, the row of its volunteer: HMAC-SHA-256 (RFC 2104) of the entry's id, cut
 * and in hexadecimal, as `PersonSalts` makes it. Null without a secret. The cast to bytes would read a backslash as an
 * escape, and there is none in an id.
 */
export const SALT = `left(encode(
  sha256(secret.outer_key || sha256(secret.inner_key || entry.id::text::bytea)), 'hex'), ${2 * SALT_BYTES})`;

const [before, after] = personalPart('ID').split('ID');

/** SQL for the commitment of `entry` to its person, as `personCommitment` makes it: bytes, null without a secret. */
export const COMMITMENT = `sha256((${SALT} || '${before}' || entry.volunteer_id || '${after}')::bytea)`;
