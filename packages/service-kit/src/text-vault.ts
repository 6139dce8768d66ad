import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps short texts that tell of a person: sealed with AES-256-GCM and bound to the id of the row that they belong
 * to, so that a sealed text cannot be moved to another row.
 */
export class TextVault {
  /** @param encryptionKey of 32 bytes; losing it loses the texts */
  constructor(private readonly encryptionKey: Buffer) {}

  /** IV, tag and ciphertext, in this order. */
  seal(text: string, ownerId: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, this.encryptionKey, iv).setAAD(Buffer.from(ownerId));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when the text was sealed with another key or for another owner */
  open(sealed: Buffer, ownerId: string): string {
    const decipher = createDecipheriv(CIPHER, this.encryptionKey, sealed.subarray(0, IV_BYTES))
      .setAAD(Buffer.from(ownerId))
      .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  }
}
