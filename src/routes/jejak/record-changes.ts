import type { AuditDetail, Desk } from '#access/index.ts';
import {
  type ActivityDocument,
  compareActivities,
  loadActivity,
  normaliseActivity,
} from '#activities/index.ts';
import type { Locale } from '#kernel/index.ts';
import { diffPartner, getPartner, type PartnerRecord } from '#partners/index.ts';
import type { HistoryChange } from '#ui/types.ts';
import { areaLabels } from '../kegiatan/area-names.ts';
import { changeWords as activityWords } from '../kegiatan/change-words.ts';
import { changeWords as partnerWords } from '../mitra/words.ts';
import { factChanges } from './fact-changes.ts';

/**
 * What an act changed, field by field. An act that keeps only what was before it is read against what the next act
 * found, or against the record as it stands.
 */
export async function recordChanges(desk: Desk, row: AuditDetail, locale: Locale): Promise<HistoryChange[]> {
  if (row.subject === 'partner' && isPartner(row.before)) {
    const after =
      [row.after, row.foundNext].find(isPartner) ?? (await getPartner(desk, row.subjectId)).record;
    const changes = diffPartner(row.before, after);
    const codes = changes
      .filter(({ field }) => field === 'presence')
      .flatMap(({ before, after: is }) => [...before, ...is].map((text) => text.split(' ')[0] ?? ''));
    const areas = await areaLabels(desk, codes);
    return changes.map((change) => partnerWords(change, locale, areas));
  }
  if (row.subject === 'activity' && isActivity(row.before)) {
    const before = normaliseActivity(row.before);
    const after = await activityAfter(desk, row);
    const differences = after === undefined ? [] : compareActivities(before, after);
    const names = {
      areas: await areaLabels(
        desk,
        [...before.locations, ...(after?.locations ?? [])].map(({ areaCode }) => areaCode),
      ),
      partners: await partnerNames(desk, [before.partnerId, after?.partnerId]),
    };
    return differences.map((difference) => activityWords(difference, names, locale));
  }
  return row.subject === 'partner' || row.subject === 'activity'
    ? factChanges({ ...row, after: isPartner(row.after) || isActivity(row.after) ? null : row.after }, locale)
    : factChanges(row, locale);
}

async function activityAfter(desk: Desk, row: AuditDetail): Promise<ActivityDocument | undefined> {
  if (row.action === 'remove-activity') return undefined;
  const kept = [row.after, row.foundNext].find(isActivity);
  if (kept) return normaliseActivity(kept);
  return (await desk.database.asActor(desk.actor, (tx) => loadActivity(tx, row.subjectId)))?.document;
}

/** Names of the partners that the reader may see. */
export async function partnerNames(
  desk: Desk,
  ids: readonly (string | undefined)[],
): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  for (const id of new Set(ids.filter((one) => one !== undefined)))
    names[id] = await getPartner(desk, id).then(
      ({ record }) => record.name,
      () => id,
    );
  return names;
}

function isPartner(document: unknown): document is PartnerRecord {
  return typeof document === 'object' && document !== null && 'partnerClass' in document;
}

function isActivity(document: unknown): document is ActivityDocument {
  return typeof document === 'object' && document !== null && 'title' in document && 'partnerId' in document;
}
