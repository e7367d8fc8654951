import {
  type AuditRow,
  type Desk,
  foundBy,
  knownActs,
  type KnownDocument,
  mayDo,
  partTrail,
  readAudit,
} from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { PartnerRecord, StoredPartner } from './partner.ts';
import { diffPartner, type FieldChange } from './partner-diff.ts';
import { findPartner, readAreaNames } from './partner-store.ts';
import { subjectOfPartner } from './partner-subject.ts';
import { PARTNER_BLANKS } from './partner-withheld.ts';

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
    const entries = describe(rows, stored);
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
function describe(rows: readonly AuditRow[], { record: document, hidden }: StoredPartner): HistoryEntry[] {
  return knownActs(rows, { document, hidden }, asRecord).map((known) => {
    const { before: _before, after: _after, ...act } = known.act;
    const changes = known.was
      ? diffPartner(known.was, known.is).filter(({ field }) => !known.hidden.has(field))
      : [];
    return { ...act, changes, canUndo: UNDOABLE.has(act.action) && changes.length > 0 };
  });
}

/** A partner as an act of its history found it, as far as the actor may know it; nothing where the act kept no record. */
export function partnerFoundBy(
  desk: Desk,
  stored: StoredPartner,
  act: AuditRow | undefined,
  history: readonly AuditRow[],
): KnownDocument<PartnerRecord> | undefined {
  const before = asRecord(act?.before);
  if (act === undefined || before === undefined) return undefined;
  const subject = subjectOfPartner(stored);
  return foundBy(
    { ...act, before },
    partTrail(history).notes,
    { document: stored.record, hidden: stored.hidden },
    {
      blanks: PARTNER_BLANKS,
      mayKnow: (visibility) => mayDo(desk.actor, 'readPartner', { ...subject, visibility }),
    },
  );
}

/**
 * A record as the audit keeps it; other documents (the receipt of a merge) are not one. Older
 * records have no funding and nothing withheld.
 */
export function asRecord(document: unknown): PartnerRecord | undefined {
  return typeof document === 'object' && document !== null && 'partnerClass' in document
    ? {
        funding: [],
        withheld: {},
        ...(document as Omit<PartnerRecord, 'funding' | 'withheld'> & Partial<PartnerRecord>),
      }
    : undefined;
}
