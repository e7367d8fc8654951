import type { Transaction } from '#database/index.ts';
import { overlapKey, readKey } from './finding.ts';
import { type OverlapHead, readOverlapHeads } from './overlap-store.ts';

/**
 * The overlap in the place and field of a key, as the actor sees it now, under the key it has now: another one where
 * its partners are others. Nothing where nobody overlaps there, or the key is of no overlap.
 */
export async function findOverlapHead(
  tx: Transaction,
  key: string,
): Promise<(OverlapHead & { readonly key: string }) | undefined> {
  const parts = readKey(key);
  if (parts?.kind !== 'overlap') return undefined;
  const { heads } = await readOverlapHeads(tx, { area: parts.areaCode, exactly: true, field: parts.field });
  const [head] = heads;
  return head && { ...head, key: overlapKey(head.areaCode, head.field, head.partnerIds) };
}
