import { type AuditRow, type Desk, readAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { PartnerRecord } from './partner.ts';
import { diffPartner, type FieldChange } from './partner-diff.ts';
import { findPartner, readAreaNames } from './partner-store.ts';

export interface HistoryEntry extends Omit<AuditRow, 'before' | 'after'> {
  readonly changes: readonly FieldChange[];
  /** Whether the partner can be put back to how it stood before this. */
  readonly canUndo: boolean;
}
export interface PartnerHistory {
  readonly entries: readonly HistoryEntry[];
  readonly areaNames: Readonly<Record<string, string>>;
}

const UNDOABLE = new Set([
  'edit-partner',
  'restore-partner',
  'import-partner',
  'add-documents',
  'replace-document',
  'remove-document',
]);

/** What happened to a partner, newest first, with what each act changed. @throws NotFound */
export async function getPartnerHistory(desk: Desk, id: string): Promise<PartnerHistory> {
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await findPartner(tx, id);
    if (stored === undefined) throw new NotFound(`no partner ${id}`);
    const rows = await readAudit(tx, 'partner', id);
    const entries = describe(rows, stored.record);
    const codes = entries.flatMap(({ changes }) =>
      changes
        .filter(({ field }) => field === 'presence')
        .flatMap(({ before, after }) => [...before, ...after]),
    );
    return {
      entries,
      areaNames: await readAreaNames(
        tx,
        codes.map((text) => text.split(' ')[0] ?? ''),
      ),
    };
  });
}

/** An imported change keeps only what was before; what came after it stands before the next one. */
function describe(rows: readonly AuditRow[], current: PartnerRecord): HistoryEntry[] {
  let next: PartnerRecord = current;
  return rows.map((row) => {
    const before = asRecord(row.before);
    const after = asRecord(row.after) ?? (before === undefined ? undefined : next);
    if (before !== undefined) next = before;
    const changes = before === undefined || after === undefined ? [] : diffPartner(before, after);
    const { before: _before, after: _after, ...act } = row;
    return { ...act, changes, canUndo: UNDOABLE.has(row.action) && changes.length > 0 };
  });
}

/**
 * A record as the audit keeps it; other documents (the receipt of a merge) are not one. Records kept before funding was
 * recorded have none.
 */
export function asRecord(document: unknown): PartnerRecord | undefined {
  return typeof document === 'object' && document !== null && 'partnerClass' in document
    ? { funding: [], ...(document as Omit<PartnerRecord, 'funding'> & Partial<PartnerRecord>) }
    : undefined;
}
