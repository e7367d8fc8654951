import { demand, type Desk, mayDo, officeOf, trailRows, writeImportAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, foldName, newId } from '#kernel/index.ts';
import type { PartnerContact, PartnerRecord, StoredPartner } from './partner.ts';
import { diffPartner } from './partner-diff.ts';
import { PARTNER_BLANKS } from './partner-withheld.ts';
import {
  applyDraft,
  type DraftConflict,
  type DraftReach,
  type PartnerDraft,
  reachOf,
  recordOfDraft,
} from './partner-draft.ts';
import { followMerged, readContacts, readPartners } from './partner-store.ts';
import { asSystemWithin } from './as-system-within.ts';
import type { WriteOrigin } from './partner-write.ts';
import { addPresence, raiseVersions, writePartners } from './write-partners.ts';

export interface StoredDraft {
  readonly id: string;
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** What the file says otherwise and was left as it stands here. */
  readonly conflicts: readonly DraftConflict[];
}

interface Working {
  readonly id: string;
  readonly stored: StoredPartner | undefined;
  readonly reach: DraftReach;
  readonly contacts: Omit<PartnerContact, 'id'>[];
  readonly newContacts: PartnerContact[];
  readonly hidden: readonly string[];
  record: PartnerRecord;
  fictional: boolean;
}

/**
 * Stores what a file tells of partners: adds to what is there, never removes, and leaves what a person edited. Drafts
 * with the `id` of a partner update it (a merged one: what it was merged into); others are new. Hundreds of partners
 * take the same few statements as one. Drafts with one id, or of one new name, become one partner.
 * @throws Forbidden where a new partner is not the actor's to register; Conflict where somebody edits one meanwhile
 */
export async function storePartners(
  tx: Transaction,
  desk: Desk,
  drafts: readonly PartnerDraft[],
  options: { readonly importId: string },
): Promise<Map<number, StoredDraft>> {
  const works = await findWorks(tx, desk, drafts);
  const results = new Map<number, { id: string; conflicts: readonly DraftConflict[] }>();
  for (const [index, draft] of drafts.entries()) {
    const work = works.get(keyOf(draft, works.aliases)) ?? begin(works, draft);
    // The class of a partner is the bureaus' to decide, not its own file's.
    const classIsHint = draft.classIsHint === true || desk.actor.kind === 'partner';
    const { record, newContacts, conflicts } = applyDraft(work, { ...draft, classIsHint }, work.reach);
    work.record = record;
    work.newContacts.push(...newContacts);
    work.contacts.push(...newContacts);
    work.fictional ||= draft.fictional ?? false;
    results.set(index, { id: work.id, conflicts: work.stored === undefined ? [] : conflicts });
  }
  const touched = await write(tx, desk, [...works.values()], options.importId);
  return new Map(
    [...results].map(([index, result]) => [
      index,
      { ...result, outcome: touched.get(result.id) ?? 'unchanged' },
    ]),
  );
}

class Works extends Map<string, Working> {
  /** Draft id → id of the partner it means now. */
  aliases: ReadonlyMap<string, string> = new Map();
}

async function findWorks(tx: Transaction, desk: Desk, drafts: readonly PartnerDraft[]): Promise<Works> {
  const ids = [...new Set(drafts.flatMap((draft) => draft.id ?? []))];
  const works = new Works();
  works.aliases = await followMerged(tx, ids);
  const targets = [...new Set(works.aliases.values())];
  const stored = await readPartners(tx, targets);
  const contacts = Map.groupBy(await readContacts(tx, targets), ({ partnerId }) => partnerId);
  for (const [id, partner] of stored)
    works.set(id, {
      id,
      stored: partner,
      reach: reachOf(desk.actor, partner),
      contacts: contacts.get(id) ?? [],
      newContacts: [],
      hidden: partner.hidden,
      record: partner.record,
      fictional: partner.fictional,
    });
  return works;
}

function keyOf(draft: PartnerDraft, aliases: ReadonlyMap<string, string>): string {
  return draft.id === undefined ? `name:${foldName(draft.name)}` : (aliases.get(draft.id) ?? draft.id);
}

function begin(works: Works, draft: PartnerDraft): Working {
  const { record, newContacts } = recordOfDraft(draft);
  const work: Working = {
    id: draft.id ?? newId(),
    stored: undefined,
    reach: 'overwrite',
    contacts: [...newContacts],
    newContacts,
    hidden: [],
    record,
    fictional: draft.fictional ?? false,
  };
  works.set(keyOf(draft, works.aliases), work);
  return work;
}

async function write(
  tx: Transaction,
  desk: Desk,
  works: readonly Working[],
  importId: string,
): Promise<Map<string, 'created' | 'updated'>> {
  const fresh = works.filter((work) => work.stored === undefined);
  const changed = works.filter((work) => work.stored !== undefined && isChanged(work, work.stored));
  const own = changed.filter((work) => work.reach !== 'presence');
  if (fresh.length > 0) demand(desk.actor, 'registerPartner');
  for (const fictional of [true, false]) {
    const origin: WriteOrigin = {
      at: desk.now().toString(),
      officeId: officeOf(desk.actor),
      importId,
      editedBy: null,
      edited: false,
      fictional,
    };
    const writes = [...fresh, ...own]
      .filter((work) => work.fictional === fictional)
      .map(({ id, stored, record, newContacts }) => ({
        id,
        before: stored ?? null,
        after: record,
        newContacts,
      }));
    const written = await writePartners(tx, writes, origin);
    if (written.size < writes.length) throw new Conflict('a partner of this file was changed meanwhile');
  }
  const witnessed = await witness(
    tx,
    desk,
    changed.filter((work) => work.reach === 'presence'),
  );
  await writeImportAudit(tx, desk, importId, [
    ...witnessed.flatMap(rowsOf('witness-presence')),
    ...fresh.flatMap(rowsOf('import-partner')),
    ...own.flatMap(rowsOf('import-partner')),
  ]);
  return new Map([
    ...fresh.map(({ id }) => [id, 'created'] as const),
    ...[...own, ...witnessed].map(({ id }) => [id, 'updated'] as const),
  ]);
}

/** What a file's act on a partner leaves in the trail. */
function rowsOf(action: string) {
  return ({ id, stored, record, hidden }: Working) =>
    trailRows(
      {
        ...{ action, subject: 'partner', subjectId: id, hidden },
        ...{ version: (stored?.version ?? 0) + 1, before: stored?.record, after: record },
      },
      PARTNER_BLANKS,
      { fromFile: true },
    );
}

function isChanged(work: Working, stored: StoredPartner): boolean {
  return diffPartner(stored.record, work.record).length > 0;
}

/** A regency says who works in it, also of partners other offices keep; anything beyond its own area is left out. */
async function witness(tx: Transaction, desk: Desk, works: readonly Working[]): Promise<Working[]> {
  const { actor, now } = desk;
  if (actor.kind !== 'regency' || !mayDo(actor, 'recordPresence')) return [];
  const rows = works.map((work) => {
    const known = new Set(work.stored?.record.presence.map((p) => `${p.areaCode}/${String(p.year)}`));
    const came = work.record.presence
      .filter((p) => p.areaCode === actor.areaCode)
      .map((p) => `${p.areaCode}/${String(p.year)}`)
      .filter((value) => !known.has(value));
    return { work, came };
  });
  await addPresence(
    tx,
    rows.flatMap(({ work, came }) => came.map((value) => ({ id: work.id, value }))),
    'import',
  );
  const witnessed = rows.filter(({ came }) => came.length > 0).map(({ work }) => work);
  // A new version, so that a form filled before does not take the presence away again.
  await asSystemWithin(desk, tx, () =>
    raiseVersions(
      tx,
      witnessed.map(({ id }) => id),
      now().toString(),
    ),
  );
  return witnessed;
}
