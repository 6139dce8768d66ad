/**
 * The Idempotency-Key of each request that is under way or whose answer never came. Repeating such a
 * request, by a double tap or after a broken connection, repeats its key, so that it happens once.
 */
export class IntentKeys {
  private readonly keys = new Map<string, string>();

  constructor(private readonly makeKey: () => string) {}

  /** The key of this request: the one from before while no answer to it has come. */
  keyFor(fingerprint: string): string {
    const known = this.keys.get(fingerprint);
    if (known !== undefined) return known;
    const key = this.makeKey();
    this.keys.set(fingerprint, key);
    return key;
  }

  /** An answer came: the next request of the same kind is a new intent. */
  settle(fingerprint: string): void {
    this.keys.delete(fingerprint);
  }
}
