import type { Counts } from '#exchange/index.ts';
import { m } from '#messages/messages.js';

/** "24 new, 3 updated": the counts that are not zero, or "0 new" where all are. */
export function countSentence(counts: Counts): string {
  const parts: [number, string][] = [
    [counts.created, m.importCreated()],
    [counts.updated, m.importUpdated()],
    [counts.unchanged, m.importUnchanged()],
    [counts.rejected, m.importRejected()],
  ];
  const shown = parts.filter(([count]) => count > 0);
  return (shown.length > 0 ? shown : parts.slice(0, 1))
    .map(([count, word]) => `${String(count)} ${word}`)
    .join(', ');
}
