import { resolve } from '$app/paths';
import { type AuditSubject, type Desk, listAudit, officeOf } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import type { HistoryEntry } from '#ui/types.ts';
import { factChanges } from './fact-changes.ts';
import { trailAddress } from './trail-address.ts';
import { entryWords } from './trail-words.ts';

const SHOWN = 10;

/** The last acts on something for the foot of its page, and where all of them stand. */
export async function subjectHistory(
  desk: Desk,
  about: { readonly subject: Exclude<AuditSubject, 'partner' | 'activity'>; readonly subjectId?: string },
  locale: Locale,
  /** Acts that come so often that they would hide the others; they stay where all of them stand. */
  without: readonly string[] = [],
): Promise<{ entries: HistoryEntry[]; all: string }> {
  const { rows } = await listAudit(desk, about);
  const links = {
    ownOfficeId: officeOf(desk.actor),
    fileHref: (file: string) => resolve('/impor/[id]', { id: file }),
  };
  return {
    entries: rows
      .filter(({ action }) => !without.includes(action))
      .slice(0, SHOWN)
      .map((row) => ({
        ...entryWords(row, factChanges(row, locale), links),
        href: resolve('/jejak/[id]', { id: String(row.id) }),
      })),
    all: `${resolve('/jejak')}${trailAddress(about)}`,
  };
}
