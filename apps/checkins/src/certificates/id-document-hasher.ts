import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

const SALT_BYTES = 16;

export interface HashedIdDocument {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/**
 * Remembers an ID number without keeping it: a hash under a salt of its own and a key of the service's. Without the key
 * a hash says nothing, few as the possible numbers are.
 */
export class IdDocumentHasher {
  private readonly key: Buffer;

  /** @param masterKey the service's secret, of which this takes a key of its own (RFC 5869) */
  constructor(masterKey: Buffer) {
    this.key = Buffer.from(hkdfSync('sha256', masterKey, '', 'certificates: id documents', 32));
  }

  hash(idDocument: string): HashedIdDocument {
    const salt = randomBytes(SALT_BYTES);
    return { salt, hash: this.digest(salt, idDocument) };
  }

  matches(idDocument: string, { salt, hash }: HashedIdDocument): boolean {
    return timingSafeEqual(hash, this.digest(salt, idDocument));
  }

  private digest(salt: Buffer, idDocument: string): Buffer {
    return createHmac('sha256', this.key).update(salt).update(idDocument.toUpperCase()).digest();
  }
}
