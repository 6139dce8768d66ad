import { personalPart, SALT_BYTES } from 'liandong-verify/ledger-entry';

/**
 * SQL for the salt of `entry` under `secret`, the row of its volunteer: HMAC-SHA-256 (RFC 2104) of the entry's id, cut
 * and in hexadecimal, as `PersonSalts` makes it. Null without a secret. The cast to bytes would read a backslash as an
 * escape, and there is none in an id.
 */
export const SALT = `left(encode(
  sha256(secret.outer_key || sha256(secret.inner_key || entry.id::text::bytea)), 'hex'), ${2 * SALT_BYTES})`;

/** 122 random bits that nobody keeps: whoever was erased is not connected with what is sealed afterwards. */
const THROWN_AWAY = `replace(gen_random_uuid()::text, '-', '')`;

const [before, after] = personalPart('ID').split('ID');

/**
 * SQL for the commitment of `entry` to its person, as `personCommitment` makes it, in bytes; without a secret under a
 * salt that is thrown away.
 */
export const COMMITMENT = `sha256(
  (coalesce(${SALT}, ${THROWN_AWAY}) || '${before}' || entry.volunteer_id || '${after}')::bytea)`;
