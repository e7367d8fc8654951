import { type LocalizedText, type PlainDate, yearOf } from '#kernel/index.ts';
import { fieldOfSector } from '#sectors/index.ts';
import type {
  ActivityDocument,
  ActivityDraft,
  ActivityLocation,
  ActivitySector,
  LocationDraft,
  SectorDraft,
} from './activity.ts';
import { wholePercentages } from './percentages.ts';

/** In Indonesia, but not placed. */
export const UNPLACED = 'ID';

/** The draft as a whole document: percentages add up (see `wholePercentages`), each sector has its field. */
export function normaliseActivity(draft: ActivityDraft): ActivityDocument {
  return {
    ...texts(draft),
    ...terms(draft),
    visibility: draft.visibility ?? 'public',
    withheld: draft.withheld ?? {},
    participants: draft.participants ?? [],
    sectors: wholeSectors(draft.sectors ?? []),
    locations: wholeLocations(draft.locations ?? []),
    budgets: draft.budgets ?? [],
    transactions: draft.transactions ?? [],
    results: draft.results ?? [],
    tags: draft.tags ?? [],
    beneficiaries: draft.beneficiaries ?? [],
  };
}

function texts(draft: ActivityDraft) {
  return {
    iatiIdentifier: draft.iatiIdentifier ?? null,
    partnerId: draft.partnerId,
    programme: draft.programme ?? null,
    title: filled(draft.title),
    description: Object.fromEntries(
      Object.entries(draft.description ?? {})
        .map(([kind, text]: [string, LocalizedText]) => [kind, filled(text)] as const)
        .filter(([, text]) => Object.keys(text).length > 0),
    ),
    implementer: draft.implementer ?? null,
    leadAgency: draft.leadAgency ?? null,
    obstacle: draft.obstacle ?? null,
  };
}

function terms(draft: ActivityDraft) {
  return {
    status: draft.status,
    plannedStart: draft.plannedStart ?? null,
    actualStart: draft.actualStart ?? null,
    plannedEnd: draft.plannedEnd ?? null,
    actualEnd: draft.actualEnd ?? null,
    defaultCurrency: draft.defaultCurrency ?? null,
    collaborationType: draft.collaborationType ?? null,
    defaultFlowType: draft.defaultFlowType ?? null,
    defaultFinanceType: draft.defaultFinanceType ?? null,
    defaultAidType: draft.defaultAidType ?? null,
    defaultTiedStatus: draft.defaultTiedStatus ?? null,
  };
}

function filled(text: LocalizedText): LocalizedText {
  return Object.fromEntries(Object.entries(text).filter(([, written]) => written.trim() !== ''));
}

/** Percentages whole within each vocabulary, as IATI asks. */
function wholeSectors(drafts: readonly SectorDraft[]): ActivitySector[] {
  const whole = drafts.map(({ vocabulary, code, percentage, field }) => ({
    vocabulary: vocabulary === '' ? '1' : vocabulary,
    code,
    percentage: percentage ?? null,
    field: field ?? fieldOfSector(vocabulary, code),
  }));
  const result: ActivitySector[] = [];
  for (const vocabulary of new Set(whole.map((sector) => sector.vocabulary))) {
    const own = whole.filter((sector) => sector.vocabulary === vocabulary);
    const shares = wholePercentages(own.map((sector) => sector.percentage));
    own.forEach((sector, i) => result.push({ ...sector, percentage: shares[i] ?? '0' }));
  }
  return result;
}

function wholeLocations(drafts: readonly LocationDraft[]): ActivityLocation[] {
  const shares = wholePercentages(drafts.map((location) => location.percentage));
  return drafts.map((location, i) => ({
    areaCode: location.areaCode,
    country: location.country ?? (location.areaCode === null ? null : UNPLACED),
    written: location.written ?? null,
    percentage: shares[i] ?? '0',
    latitude: location.latitude ?? null,
    longitude: location.longitude ?? null,
    matchReason: location.matchReason ?? null,
  }));
}

/**
 * Where a location counts: its area, `ID` when it is in Indonesia without a place, null elsewhere. An activity without
 * any location counts as not placed: its place is not recorded.
 */
export function placeOf(location: Pick<ActivityLocation, 'areaCode' | 'country'>): string | null {
  return location.areaCode ?? (location.country === UNPLACED ? UNPLACED : null);
}

/** Codes of the provinces and regencies the activity touches, and `ID` for what is not placed; decides who may see it. */
export function reachOf(locations: readonly Pick<ActivityLocation, 'areaCode' | 'country'>[]): string[] {
  const reach = new Set<string>();
  if (locations.length === 0) reach.add(UNPLACED);
  for (const location of locations) {
    const place = placeOf(location);
    if (place === null) continue;
    reach.add(place.slice(0, 2));
    if (place.length >= 5) reach.add(place.slice(0, 5));
  }
  return [...reach].sort();
}

const EARLIEST = 1990;
const LATEST = 2100;
const MOST_YEARS = 40;

/** The year a date counts in; dates outside 1990–2100 count in the nearest of these years. */
export function countedYear(date: PlainDate): number {
  return Math.min(LATEST, Math.max(EARLIEST, yearOf(date)));
}

/** Every year from the start to the end, at most the last forty; from the dates alone. */
export function activeYears(document: ActivityDocument): number[] {
  const dates = [
    document.actualStart ?? document.plannedStart,
    document.actualEnd ?? document.plannedEnd,
  ].filter((date) => date !== null);
  if (dates.length === 0) return [];
  const years = dates.map(countedYear);
  const last = Math.max(...years);
  const first = Math.max(Math.min(...years), last - MOST_YEARS + 1);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
