import { createPublicKey, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { signCertificate, type Certificate, type CertificateContent } from 'liandong-verify/certificate';
import { signReadings, type SignedReadings } from 'liandong-verify/readings';
import { keyIdOf, privateKeyFromSeed, rawPublicKey } from 'liandong-verify/signing-keys';
import { signTreeHead, type TreeHead } from 'liandong-verify/tree-head';

export const LEDGER_SIGNING_KEY = Symbol('LEDGER_SIGNING_KEY');

/** Signs in the name of the district; nothing else sees the private key. */
@Injectable()
export class LedgerSigner {
  readonly keyId: string;
  /** Its 32 bytes. */
  readonly publicKey: Buffer;
  private readonly privateKey: KeyObject;

  /** @param seed 32 bytes */
  constructor(@Inject(LEDGER_SIGNING_KEY) seed: Buffer) {
    this.privateKey = privateKeyFromSeed(seed);
    const publicKey = createPublicKey(this.privateKey);
    this.keyId = keyIdOf(publicKey);
    this.publicKey = rawPublicKey(publicKey);
  }

  signHead(head: { size: number; root: string; time: string }): TreeHead {
    return signTreeHead(head, this.privateKey);
  }

  signReadings(hashes: readonly string[], root: string): SignedReadings {
    return signReadings(hashes, root, this.privateKey);
  }

  signCertificate(content: CertificateContent): Certificate {
    return signCertificate(content, this.privateKey);
  }
}
