import { type Desk, keepHidden, readAudit } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import type { PartnerRecord } from './partner.ts';
import { diffPartner, type FieldChange } from './partner-diff.ts';
import { parsePartnerForm } from './partner-form.ts';
import { partnerFoundBy } from './partner-history.ts';
import { findPartner, readContactsOf, readDocuments } from './partner-store.ts';
import { recordOfForm } from './record-of-form.ts';
import type { PartnerEdit } from './edit-partner.ts';

export interface EditComparison {
  /** The version that stands now; the next try goes out from it. */
  readonly version: number;
  /** What stands now (`before`) and what the form says (`after`), fact by fact. */
  readonly differences: readonly (FieldChange & {
    /** Who changed it since the person began: they alone, somebody else alone, or both. */
    readonly outcome: 'mine' | 'stored' | 'ask';
    /** What stood when the person began, as far as either of both changed it. */
    readonly seen: readonly string[];
  })[];
}

/** After a conflict: how the filled form differs from what somebody else stored meanwhile. @throws InvalidInput, NotFound */
export async function compareEdit(desk: Desk, edit: PartnerEdit): Promise<EditComparison> {
  const form = parsePartnerForm(edit.form);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await findPartner(tx, edit.id);
    if (stored === undefined) throw new NotFound(`no partner ${edit.id}`);
    const contacts = await readContactsOf(tx, edit.id);
    const known = { record: stored.record, contacts, documents: await readDocuments(tx, edit.id) };
    const record = keepHidden(recordOfForm(form, known).record, {
      document: stored.record,
      hidden: stored.hidden,
    });
    const history = await readAudit(tx, 'partner', edit.id);
    const next = history.find(({ version }) => version === edit.version + 1);
    const seen: PartnerRecord = partnerFoundBy(desk, stored, next, history)?.document ?? stored.record;
    const changedIn = (version: PartnerRecord) =>
      new Map(diffPartner(seen, version).map(({ field, before }) => [field, before]));
    const [own, theirs] = [changedIn(record), changedIn(stored.record)];
    const differences = diffPartner(stored.record, record).map(({ field, ...change }) => ({
      ...{ field, ...change, outcome: outcomeOf(field, own.has(field), theirs.has(field)) },
      seen: [...new Set([...(theirs.get(field) ?? []), ...(own.get(field) ?? [])])],
    }));
    return { version: stored.version, differences };
  });
}

/** People and papers of a form are told apart by what stands now, so that somebody else's change of them is always asked. */
function outcomeOf(field: keyof PartnerRecord, own: boolean, theirs: boolean): 'mine' | 'stored' | 'ask' {
  if (!theirs) return own ? 'mine' : 'ask';
  return own || field === 'contactIds' || field === 'documentIds' ? 'ask' : 'stored';
}
