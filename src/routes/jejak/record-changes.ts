import { type AuditDetail, type Desk, noteOf } from '#access/index.ts';
import {
  type ActivityDocument,
  compareActivities,
  loadActivity,
  normaliseActivity,
} from '#activities/index.ts';
import type { Locale } from '#kernel/index.ts';
import { asRecord, diffPartner, type FieldChange, getPartner } from '#partners/index.ts';
import type { HistoryChange } from '#ui/types.ts';
import { areaLabels } from '../kegiatan/area-names.ts';
import { changeWords as activityWords, partnersIn } from '../kegiatan/change-words.ts';
import { changeWords as partnerWords } from '../mitra/words.ts';
import { namesOfPartners } from '../partner-names.ts';
import { factChanges } from './fact-changes.ts';

/**
 * What an act changed, field by field. An act that keeps only what was before it is read against what the next act
 * found, or against the record as it stands. The change of a withheld field is an act of its own in the trail: from the
 * other acts such fields are left out, also where they were still open then. What is closed to the reader today is not
 * told of the past either.
 */
export async function recordChanges(desk: Desk, row: AuditDetail, locale: Locale): Promise<HistoryChange[]> {
  if (row.subject === 'partner') return await partnerChanges(desk, row, locale);
  if (row.subject === 'activity') return await activityChanges(desk, row, locale);
  return factChanges(row, locale);
}

async function partnerChanges(desk: Desk, row: AuditDetail, locale: Locale): Promise<HistoryChange[]> {
  const { record, hidden } = await getPartner(desk, row.subjectId);
  const note = noteOf(row);
  if (note) {
    if (hidden.includes(note.field)) return [];
    const text = (value: unknown) => (typeof value === 'string' ? [value] : []);
    const field = note.field as FieldChange['field'];
    return [partnerWords({ field, before: text(note.before), after: text(note.after) }, locale, {})];
  }
  const was = asRecord(row.before);
  if (was === undefined) return otherChanges(row, locale);
  const after = asRecord(row.after) ?? asRecord(row.foundNext) ?? record;
  const apart = { ...was.withheld, ...after.withheld, ...record.withheld };
  const changes = diffPartner(was, after).filter(({ field }) => !(field in apart));
  const codes = changes
    .filter(({ field }) => field === 'presence')
    .flatMap(({ before, after: is }) => [...before, ...is].map((text) => text.split(' ')[0] ?? ''));
  const areas = await areaLabels(desk, codes);
  return changes.map((change) => partnerWords(change, locale, areas));
}

async function activityChanges(desk: Desk, row: AuditDetail, locale: Locale): Promise<HistoryChange[]> {
  const today = await desk.database.asActor(desk.actor, (tx) => loadActivity(tx, row.subjectId));
  const note = noteOf(row);
  if (note) {
    if (today?.hidden.includes(note.field) !== false) return [];
    const state = (value: unknown) => ({ [note.field]: value ?? null }) as unknown as ActivityDocument;
    return compareActivities(state(note.before), state(note.after)).map((difference) =>
      activityWords(difference, { areas: {}, partners: {} }, locale),
    );
  }
  if (!isActivity(row.before)) return otherChanges(row, locale);
  if (row.action === 'remove-activity') return [];
  const before = normaliseActivity(row.before);
  const kept = [row.after, row.foundNext].find(isActivity);
  const after = kept ? normaliseActivity(kept) : today?.document;
  if (after === undefined) return [];
  const apart = { ...before.withheld, ...after.withheld, ...today?.document.withheld };
  const differences = compareActivities(before, after).filter(({ field }) => !(field in apart));
  const names = {
    areas: await areaLabels(
      desk,
      [...before.locations, ...after.locations].map(({ areaCode }) => areaCode),
    ),
    partners: await namesOfPartners(desk, partnersIn(differences)),
  };
  return differences.map((difference) => activityWords(difference, names, locale));
}

function otherChanges(row: AuditDetail, locale: Locale): HistoryChange[] {
  const after = asRecord(row.after) !== undefined || isActivity(row.after) ? null : row.after;
  return factChanges({ ...row, after }, locale);
}

function isActivity(document: unknown): document is ActivityDocument {
  return typeof document === 'object' && document !== null && 'title' in document && 'partnerId' in document;
}
