import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps phone numbers: sealed with AES-256-GCM and bound to their owner's id, so that a sealed number cannot
 * be moved to another row; found by a keyed HMAC-SHA-256 (the blind index).
 */
export class PhoneVault {
  constructor(
    private readonly encryptionKey: Buffer,
    private readonly indexKey: Buffer,
  ) {}

  /** IV, tag and ciphertext, in this order. */
  seal(phone: string, ownerId: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.encryptionKey, iv).setAAD(Buffer.from(ownerId));
    const sealed = Buffer.concat([cipher.update(phone, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when the number was sealed with another key or for another owner */
  open(sealed: Buffer, ownerId: string): string {
    const decipher = createDecipheriv(CIPHER, this.encryptionKey, sealed.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(ownerId))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }

  /** The same for the same number: what a look-up asks for. */
  indexOf(phone: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`phone\0${phone}`).digest();
  }
}

/** `138****0001`: enough to recognise one's own number. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
