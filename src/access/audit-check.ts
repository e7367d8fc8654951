import {
  auditBlockText,
  auditText,
  type NamedRow,
  NO_BLOCK,
  type RawAuditBlock,
  type RawAuditRow,
  sha256,
} from './audit-text.ts';

/**
 * What does not fit. `altered`, `removed`: a row the chain names. `inserted`: a row the chain does not name; `blockless`
 * where blocks are missing too, which may have named it. `blockAltered`: a block that is not what its hash was made of.
 * `blockRemoved`: numbers that are left out. `blockReplaced`: a block fits its own hash, but not the one that follows.
 * `headMissing`: the chain does not hold a hash that somebody noted down.
 */
export type AuditFaultKind =
  | 'altered'
  | 'removed'
  | 'inserted'
  | 'blockless'
  | 'blockAltered'
  | 'blockRemoved'
  | 'blockReplaced'
  | 'headMissing';

/** One place where the trail is broken. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** Number of the block; null for a row in no block. */
  readonly block: number | null;
  /** Id of the row; null where it is about the block. */
  readonly row: number | null;
}

/** A head as it was noted down: a hash, and the number of its block where that was noted too. */
export interface KnownHead {
  readonly hash: string;
  readonly number?: number | undefined;
}

const MOST_FAULTS = 200;

/** Follows the chain block by block and remembers what does not fit; needs no more memory for a longer trail. */
export class AuditCheck {
  readonly faults: AuditFault[] = [];
  faultCount = 0;
  rowCount = 0;
  blockCount = 0;
  readonly #known: KnownHead | undefined;
  #isKnownFound = false;
  #isBlockMissing = false;
  #number = 0;
  #hash = NO_BLOCK;

  constructor(known?: KnownHead) {
    this.#known = known;
  }

  /** The last block seen; number 0 for an empty chain. */
  get head(): { number: number; hash: string } {
    return { number: this.#number, hash: this.#hash };
  }

  /** Takes the next block; in the order of their numbers. */
  block(block: RawAuditBlock): void {
    this.blockCount += 1;
    const follows = this.#number + 1;
    if (block.number > follows) {
      this.#isBlockMissing = true;
      const named = Math.min(block.number, follows + MOST_FAULTS);
      for (let missing = follows; missing < named; missing++)
        this.#add({ kind: 'blockRemoved', block: missing, row: null });
      this.faultCount += block.number - named;
    } else if (block.previous !== this.#hash)
      // The first block follows nothing, so it is itself the one that was replaced.
      this.#add({ kind: 'blockReplaced', block: Math.max(1, this.#number), row: null });
    if (sha256(auditBlockText(block)) !== block.hash)
      this.#add({ kind: 'blockAltered', block: block.number, row: null });
    this.#number = block.number;
    this.#hash = block.hash;
    this.#isKnownFound ||= this.#isKnown();
  }

  /** Takes a row that the block names, or nothing where there is none any more. */
  row({ number }: RawAuditBlock, { id, digest }: NamedRow, row: RawAuditRow | undefined): void {
    if (!row) {
      this.#add({ kind: 'removed', block: number, row: id });
      return;
    }
    this.rowCount += 1;
    if (sha256(auditText(row)) !== digest || row.digest !== digest)
      this.#add({ kind: 'altered', block: number, row: id });
  }

  /** Takes a row that no block names. */
  stranger({ id }: RawAuditRow): void {
    this.rowCount += 1;
    this.#add({ kind: this.#isBlockMissing ? 'blockless' : 'inserted', block: null, row: id });
  }

  /** To be called after the last one. */
  end(): void {
    if (this.#known && !this.#isKnownFound)
      this.#add({ kind: 'headMissing', block: this.#known.number ?? null, row: null });
  }

  #isKnown(): boolean {
    const known = this.#known;
    return known?.hash === this.#hash && (known.number === undefined || known.number === this.#number);
  }

  #add(fault: AuditFault): void {
    this.faultCount += 1;
    if (this.faults.length < MOST_FAULTS) this.faults.push(fault);
  }
}
