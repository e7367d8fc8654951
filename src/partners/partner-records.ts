import type { Transaction } from '#database/index.ts';

/**
 * What other rooms keep under a partner's id, for merging. The partners room says what it needs; the activities room
 * supplies it, and they are joined where the merge is called.
 */
export interface PartnerRecords {
  /** Puts everything of one partner under another. The receipt is kept as JSON and says what was moved. */
  move(tx: Transaction, from: string, to: string): Promise<unknown>;
  /** Puts back what the receipt names and nobody has put elsewhere since. */
  moveBack(tx: Transaction, receipt: unknown): Promise<void>;
}
