import { createHmac } from 'node:crypto';

/** Hashes one-time codes with a key: six digits without one could be guessed from a stolen table. */
export class OtpHasher {
  constructor(private readonly key: Buffer) {}

  /** @param phoneIndex blind index of the phone, so that equal codes of two phones differ */
  hash(otp: string, phoneIndex: Buffer): Buffer {
    return createHmac('sha256', this.key).update('otp\0').update(phoneIndex).update(otp).digest();
  }
}
