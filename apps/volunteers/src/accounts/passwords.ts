import { hash, verify } from '@node-rs/argon2';

/** OWASP's Argon2id minimum (19 MiB, two passes, one lane); Argon2id is the library's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let ofNobody: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/**
 * Whether the password belongs to the hash. Without a hash it takes as long and is false, so that the time of
 * an answer does not tell which phones have a password.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  ofNobody ??= hashPassword('nobody');
  const matches = await verify(passwordHash ?? (await ofNobody), password);
  return matches && passwordHash !== null;
}
