import { demand, type Desk, mayDo, userOf, writeAudit } from '#access/index.ts';
import type { Actor, Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { foldName } from '#kernel/index.ts';
import type { PartnerRecord, StoredPartner } from './partner.ts';
import { parsePartnerForm, type PartnerInput } from './partner-form.ts';
import { diffPartner } from './partner-diff.ts';
import { findPartner, readContactsOf, readDocuments } from './partner-store.ts';
import type { PartnerWrite } from './partner-write.ts';
import { subjectOfPartner } from './partner-subject.ts';
import { recordOfForm } from './record-of-form.ts';
import { demandKnownAreas } from './register-partner.ts';
import { writePartners } from './write-partners.ts';

export interface PartnerEdit {
  readonly id: string;
  /** The version the form was filled from. */
  readonly version: number;
  readonly form: PartnerInput;
  readonly reason?: string | undefined;
}

/**
 * Replaces a partner's record by what the form says. An earlier name stays findable. Nothing is written where nothing
 * changed.
 * @throws Conflict where somebody changed it since `version`; InvalidInput, Forbidden, NotFound
 */
export async function editPartner(desk: Desk, edit: PartnerEdit): Promise<{ version: number }> {
  const form = parsePartnerForm(edit.form);
  return await desk.database.asActor(desk.actor, async (tx) => {
    const stored = await getEditable(tx, desk.actor, edit);
    const known = {
      record: stored.record,
      contacts: await readContactsOf(tx, edit.id),
      documents: await readDocuments(tx, edit.id),
    };
    const { record, ...fresh } = recordOfForm(form, known);
    demandOwnFields(desk.actor, stored, record);
    await demandKnownAreas(tx, record);
    const after = withFormerName(stored.record, record);
    return await replaceRecord(
      tx,
      desk,
      { stored, write: { id: edit.id, before: stored, after, ...fresh } },
      {
        action: 'edit-partner',
        reason: edit.reason,
      },
    );
  });
}

/**
 * The partner as it stands, if the actor may change it and the version is the one they saw. Without a version for what
 * can be done whatever else has changed meanwhile.
 */
export async function getEditable(
  tx: Transaction,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version?: number },
): Promise<StoredPartner> {
  const stored = await findPartner(tx, id);
  if (stored === undefined) throw new NotFound(`no partner ${id}`);
  demand(actor, 'editPartner', subjectOfPartner(stored));
  if (stored.mergedInto !== null) throw new Conflict(`partner ${id} was merged into ${stored.mergedInto}`);
  if (version !== undefined && stored.version !== version)
    throw new Conflict(`partner ${id} is at version ${String(stored.version)}`, stored.version);
  return stored;
}

/** Writes a new version of one partner with its audit row; the version stays where nothing changed. */
export async function replaceRecord(
  tx: Transaction,
  desk: Desk,
  {
    stored,
    write,
    edited = true,
  }: {
    readonly stored: StoredPartner;
    readonly write: PartnerWrite;
    /** Whether a file may no longer overwrite the partner's facts; a paper laid to them is no edit of theirs. */
    readonly edited?: boolean;
  },
  audit: { readonly action: string; readonly reason?: string | undefined },
): Promise<{ version: number }> {
  if (diffPartner(stored.record, write.after).length === 0) return { version: stored.version };
  const written = await writePartners(tx, [write], {
    at: desk.now().toString(),
    officeId: stored.officeId,
    importId: null,
    editedBy: userOf(desk.actor),
    edited,
    fictional: stored.fictional,
  });
  if (!written.has(stored.id)) await refuse(tx, stored);
  const version = stored.version + 1;
  await writeAudit(tx, desk, {
    ...audit,
    subject: 'partner',
    subjectId: stored.id,
    version,
    before: stored.record,
    after: write.after,
  });
  return { version };
}

async function refuse(tx: Transaction, stored: StoredPartner): Promise<never> {
  const now = await findPartner(tx, stored.id);
  if (now !== undefined && now.version !== stored.version)
    throw new Conflict(`partner ${stored.id} is at version ${String(now.version)}`, now.version);
  throw new Forbidden(`the database refused the change of partner ${stored.id}`);
}

/** Class, state and visibility of a partner are the bureau's to decide, not the partner's own. */
function demandOwnFields(actor: Actor, stored: StoredPartner, after: PartnerRecord): void {
  if (mayDo(actor, 'classifyPartner', subjectOfPartner(stored))) return;
  const before = stored.record;
  const faults = (['partnerClass', 'status', 'visibility'] as const).filter(
    (field) => before[field] !== after[field],
  );
  if (faults.length > 0)
    throw new InvalidInput(Object.fromEntries(faults.map((field) => [field, 'partnersErrorBureauDecides'])));
}

/** A changed name is still written in other people's files; it is kept as a spelling that finds the partner. */
function withFormerName(before: PartnerRecord, after: PartnerRecord): PartnerRecord {
  const known = [after.name, after.nameId, after.acronym, ...after.otherNames.map(({ name }) => name)];
  const old = foldName(before.name);
  if (known.some((name) => name !== null && foldName(name) === old)) return after;
  return { ...after, otherNames: [...after.otherNames, { name: before.name, kind: 'former' }] };
}
