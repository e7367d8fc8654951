import { recomputeCells, refreshSearchWords, storeActivities } from '#activities/index.ts';
import type { Desk } from '#access/index.ts';
import { type Database, SYSTEM } from '#database/index.ts';
import { Conflict, Unavailable } from '#kernel/index.ts';
import { storeMeetings } from '#meetings/index.ts';
import { storeLetters } from '#papers/index.ts';
import { type PartnerDraft, storePartners } from '#partners/index.ts';
import {
  insertOffices,
  insertOfficials,
  insertRates,
  readAreas,
  readMark,
  readProvinces,
  writeMark,
} from './demonstration-store.ts';
import { makeDemonstration } from './make-demonstration.ts';
import { demonstrationLetters } from './letters.ts';
import { demonstrationMeetings } from './meetings.ts';
import { DEMONSTRATION_PARTNERS } from './partner-lines.ts';
import { DEMONSTRATION_SEED, idOf } from './random.ts';

const PROVINCE = '53';
const BATCH = 100;

export interface LoadDemonstrationOptions {
  readonly seed?: number;
  /** How many records are stored so far, of how many, and which kind is being stored. */
  readonly onProgress?: (done: number, total: number, what: 'partners' | 'activities') => void;
}

/**
 * Fills the register with the invented Nusa Tenggara Timur, in one transaction: a killed process leaves nothing of it.
 * Accounts are not made here; see DEMONSTRATION_ACCOUNTS.
 * @throws Conflict when it is there already; Unavailable while the areas are not loaded
 */
export async function loadDemonstration(
  database: Database,
  options: LoadDemonstrationOptions = {},
): Promise<{ partners: number; activities: number }> {
  const seed = options.seed ?? DEMONSTRATION_SEED;
  const desk: Desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  const { recompute, ...loaded } = await database.asActor(SYSTEM, async (tx) => {
    if (await readMark(tx)) throw new Conflict('the demonstration is loaded already; remove it first');
    const areas = await readAreas(tx, PROVINCE);
    if (!areas.some((area) => area.code.length === 13))
      throw new Unavailable(
        'the areas are not loaded yet; the demonstration needs the villages of Nusa Tenggara Timur',
      );
    const { offices, partners, implementer, activities, rates } = makeDemonstration(seed, areas);
    const total = partners.length + activities.length;
    const importId = idOf(seed, 'import');
    const recompute = await insertRates(tx, rates);
    await storePartners(tx, desk, [...partners, implementer, ...otherSpellings(partners)], { importId });
    await insertOffices(tx, offices);
    await insertOfficials(tx, seed);
    const letters = demonstrationLetters(seed, offices);
    if (letters) await storeLetters(tx, desk, letters);
    await storeMeetings(
      tx,
      desk,
      demonstrationMeetings(seed, { offices, partners, provinces: await readProvinces(tx) }),
    );
    options.onProgress?.(partners.length, total, 'partners');
    for (let at = 0; at < activities.length; at += BATCH) {
      const batch = activities.slice(at, at + BATCH);
      const { created } = await storeActivities(tx, desk, batch, { importId: null });
      if (created !== batch.length)
        throw new Conflict('identifiers of the demonstration are taken by other activities');
      options.onProgress?.(partners.length + at + batch.length, total, 'activities');
    }
    await writeMark(tx, { seed, loadedAt: desk.now().toString(), offices: offices.map(({ id }) => id) });
    return { partners: partners.length, activities: activities.length, recompute };
  });
  if (recompute) await recomputeCells(database);
  await refreshSearchWords(database);
  return loaded;
}

/** Each partner once more as a sheet would write it, so that its name is known in two spellings. */
function otherSpellings(partners: readonly (PartnerDraft & { readonly id: string })[]): PartnerDraft[] {
  return partners.map((partner, i) => ({
    id: partner.id,
    name: DEMONSTRATION_PARTNERS[i]?.otherSpelling ?? partner.name,
    partnerClass: partner.partnerClass,
    fictional: true,
    identifiers: [],
    permits: [],
    presence: [],
    fields: [],
    contacts: [],
    offices: [],
  }));
}

/** Whether the register holds the demonstration; pages say so. */
export async function hasDemonstration(database: Database): Promise<boolean> {
  return database.asActor(SYSTEM, async (tx) => (await readMark(tx)) !== undefined);
}
