import { createHmac } from 'node:crypto';
import { TextVault } from '@liandong/service-kit/text-vault';

/** Keeps phone numbers: sealed for their owner, and found by a keyed HMAC-SHA-256 (the blind index). */
export class PhoneVault extends TextVault {
  constructor(
    encryptionKey: Buffer,
    private readonly indexKey: Buffer,
  ) {
    super(encryptionKey);
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
