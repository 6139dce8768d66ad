import { randomBytes } from 'node:crypto';
import { isRecord, readJson, writeJson } from './json-file.js';

/** Generated once per data folder. Losing them means losing what they encrypt: they are backed up with the data. */
export interface Secrets {
  /** The password of a role or user, made on first use: postgres, redis, nats:volunteers, volunteers:owner … */
  password(of: string): string;
  /** 32 random bytes in base64, made on first use. */
  key(of: string): string;
}

/** Opens the secrets of a data folder; what is asked for the first time is made and written before it is returned. */
export function openSecrets(file: string): Secrets {
  const stored = readJson(file) ?? {};
  if (!isRecord(stored)) throw new Error(`${file} should hold an object`);
  const known = new Map<string, string>();
  for (const [name, value] of Object.entries(stored)) if (typeof value === 'string') known.set(name, value);

  const remember = (name: string, encoding: 'base64' | 'base64url', bytes: number): string => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = randomBytes(bytes).toString(encoding);
    known.set(name, made);
    writeJson(file, Object.fromEntries(known));
    return made;
  };
  return {
    password: (of) => remember(`password:${of}`, 'base64url', 24),
    key: (of) => remember(`key:${of}`, 'base64', 32),
  };
}
