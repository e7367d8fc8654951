import type { Desk } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';

/**
 * What other rooms keep under a partner's id, for merging. The partners room says what it needs; the activities room
 * supplies it, and they are joined where the merge is called.
 */
export interface PartnerRecords {
  /**
   * Puts everything of one partner under another, as the product, and leaves a row in the trail for each record that
   * changes, as the person at the desk. The receipt is kept as JSON and says what was moved.
   */
  move(
    tx: Transaction,
    desk: Desk,
    partners: { readonly from: string; readonly to: string },
  ): Promise<unknown>;
  /** Puts back what the receipt names and nobody has put elsewhere since. */
  moveBack(tx: Transaction, desk: Desk, receipt: unknown): Promise<void>;
}
