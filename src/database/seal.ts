import { createHash } from 'node:crypto';

/**
 * Seals what a transaction says of its actor, HMAC-SHA-256 with a key that the role of requests cannot read. SQL that
 * got in by some hole runs as that role: it can set any setting, but not one that `actor()` believes.
 */
export class Seal {
  readonly #inner: Uint8Array;
  readonly #outer: Uint8Array;

  /** @param key 64 bytes, from `sinergi_meta.seal` */
  constructor(key: Uint8Array) {
    this.#inner = key.map((byte) => byte ^ 0x36);
    this.#outer = key.map((byte) => byte ^ 0x5c);
  }

  of(text: string): string {
    const inner = createHash('sha256').update(this.#inner).update(text).digest();
    return createHash('sha256').update(this.#outer).update(inner).digest('hex');
  }
}
