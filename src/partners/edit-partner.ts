import {
  demand,
  demandCircles,
  type Desk,
  keepHidden,
  mayDo,
  userOf,
  writeRecordAudit,
} from '#access/index.ts';
import type { Actor, Transaction } from '#database/index.ts';
import { Conflict, foldName, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import type { PartnerRecord, StoredPartner } from './partner.ts';
import { demandReadable, rowsOfDocuments } from './demand-readable.ts';
import { parsePartnerForm, type PartnerInput } from './partner-form.ts';
import { diffPartner } from './partner-diff.ts';
import { findPartner, lockPartners, readContactsOf, readDocuments } from './partner-store.ts';
import type { PartnerWrite } from './partner-write.ts';
import { subjectOfPartner } from './partner-subject.ts';
import { recordOfForm } from './record-of-form.ts';
import { demandKnownAreas } from './register-partner.ts';
import { PARTNER_BLANKS } from './partner-withheld.ts';
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
    const { record: made, ...fresh } = recordOfForm(form, known);
    const record = keepHidden(made, { document: stored.record, hidden: stored.hidden });
    demandOwnFields(desk.actor, stored, record);
    demandReadable(
      desk.actor,
      subjectOfPartner(stored),
      rowsOfDocuments(record.documentIds, fresh.newDocuments),
    );
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
 * The partner as it stands, held for a change, if the actor may change it and the version is the one they saw. Without
 * a version for what can be done whatever else has changed meanwhile.
 */
export async function getEditable(
  tx: Transaction,
  actor: Actor,
  { id, version }: { readonly id: string; readonly version?: number },
): Promise<StoredPartner> {
  await lockPartners(tx, [id]);
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
  await writeRecordAudit(
    tx,
    desk,
    {
      ...audit,
      ...{ subject: 'partner', subjectId: stored.id, version, hidden: stored.hidden },
      ...{ before: stored.record, after: write.after },
    },
    PARTNER_BLANKS,
  );
  return { version };
}

async function refuse(tx: Transaction, stored: StoredPartner): Promise<never> {
  const now = await findPartner(tx, stored.id);
  if (now !== undefined && now.version !== stored.version)
    throw new Conflict(`partner ${stored.id} is at version ${String(now.version)}`, now.version);
  throw new Forbidden(`the database refused the change of partner ${stored.id}`);
}

/**
 * Class, state and visibility of a partner, and who may know its facts, are the bureau's to decide, not the partner's own;
 * and nobody puts a partner
 * where it would no longer be theirs to decide.
 */
function demandOwnFields(actor: Actor, stored: StoredPartner, after: PartnerRecord): void {
  const subject = subjectOfPartner(stored);
  demandCircles(actor, 'classifyPartner', subject, {
    before: stored.record.withheld,
    after: after.withheld,
  });
  if (mayDo(actor, 'classifyPartner', subject)) {
    if (!mayDo(actor, 'classifyPartner', { ...subject, visibility: after.visibility }))
      throw new InvalidInput({ visibility: 'circleErrorNotYours' });
    return;
  }
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
