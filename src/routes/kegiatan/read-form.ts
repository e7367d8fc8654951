import type {
  ActivityDocument,
  ActivityLocation,
  ActivityResult,
  LocationDraft,
  SectorDraft,
} from '#activities/index.ts';
import type { Locale, LocalizedText } from '#kernel/index.ts';
import { FIELDS } from '#sectors/index.ts';
import { readNumber } from '#ui/format.ts';
import { DESCRIPTIONS, type FormValues, MOST_TRANSACTIONS, PLAIN, type Row } from './form-values.ts';

/** The form as the activities room asks for it; what the form does not show is taken from the activity as it stands. */
export function inputOf(
  values: FormValues,
  places: readonly LocationDraft[],
  stored: ActivityDocument | undefined,
  locale: Locale,
): Record<string, unknown> {
  const { texts, rows } = values;
  const number = numberReader(locale);
  return {
    ...stored,
    ...Object.fromEntries(PLAIN.map((name) => [name, texts[name] || null])),
    visibility: texts['visibility'] || undefined,
    status: Number(texts['status']),
    title: languages(stored?.title, texts, 'title'),
    description: {
      ...stored?.description,
      ...Object.fromEntries(
        DESCRIPTIONS.map((kind) => [kind, languages(stored?.description[kind], texts, kind)]),
      ),
    },
    locations: places.map((place, i) => ({
      ...place,
      percentage: number(rows.locations[i]?.['percentage']),
    })),
    sectors: sectorsOf(rows.sectors, number),
    budgets: rows.budgets.map((row) => ({
      type: Number(row['type'] || 1),
      status: Number(row['status'] || 1),
      periodStart: row['periodStart'] ?? '',
      periodEnd: row['periodEnd'] ?? '',
      amount: number(row['amount']) ?? '',
      currency: row['currency'] ?? '',
      valueDate: row['valueDate'] || (row['periodStart'] ?? ''),
      source: row['source'] || null,
    })),
    transactions:
      stored && stored.transactions.length > MOST_TRANSACTIONS
        ? stored.transactions
        : rows.transactions.map((row) => transactionOf(row, number)),
    beneficiaries: rows.beneficiaries.map((row) => beneficiaryOf(row, number)),
    participants: rows.participants.map((row) => ({
      role: Number(row['role'] || 4),
      organisationType: row['organisationType'] || null,
      identifier: row['identifier'] || null,
      name: row['name'] || null,
      partnerId: null,
      ...unseen(row),
    })),
    results: rows.results.map((row) => resultOf(row, locale)),
  };
}

type NumberReader = (text: string | undefined) => string | null;

/** Nothing where nothing was typed; what cannot be read stays as typed, so that the room finds the fault. */
function numberReader(locale: Locale): NumberReader {
  return (text) => (text === undefined || text === '' ? null : (readNumber(text, locale) ?? text));
}

/** A text with its Indonesian and English from the form, and whatever other languages it has. */
function languages(
  stored: LocalizedText | undefined,
  texts: FormValues['texts'],
  name: string,
): LocalizedText {
  return { ...stored, id: texts[`${name}.id`] ?? '', en: texts[`${name}.en`] ?? '' };
}

/** What a row carries unseen. It comes back from the browser, so the room checks it like anything typed. */
export function unseen(row: Row | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(row?.['kept'] ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch {
    return {};
  }
}

/** The form's own fields are kept as DAC codes where the activity has these, or coverage would pass them over. */
function sectorsOf(rows: readonly Row[], number: NumberReader): SectorDraft[] {
  const hasDac = rows.some((row) => row['sector']?.startsWith('1:'));
  return rows.map((row) => {
    const [, vocabulary = '', code = ''] = /^([^:]*):(.*)$/.exec(row['sector'] ?? '') ?? [];
    const percentage = number(row['percentage']);
    const before = unseen(row) as Partial<SectorDraft>;
    if (before.vocabulary === vocabulary && before.code === code)
      return { vocabulary, code, percentage, field: before.field };
    if (vocabulary !== 'field' || !hasDac) return { vocabulary, code, percentage };
    return {
      vocabulary: '1',
      code: FIELDS.find((field) => field.code === code)?.dac ?? '99810',
      percentage,
      field: code,
    };
  });
}

function transactionOf(row: Row, number: NumberReader) {
  return {
    ref: row['ref'] || null,
    type: Number(row['type'] || 3),
    date: row['date'] ?? '',
    amount: number(row['amount']) ?? '',
    currency: row['currency'] ?? '',
    valueDate: row['valueDate'] || (row['date'] ?? ''),
    description: row['description'] || null,
    provider: row['provider'] || null,
    receiver: row['receiver'] || null,
  };
}

function beneficiaryOf(row: Row, number: NumberReader) {
  const count = (name: string) => {
    const written = number(row[name]);
    return written === null ? null : Number(written);
  };
  return {
    unit: row['unit'] || 'person',
    groupName: row['groupName'] || null,
    direct: row['direct'] !== 'no',
    plannedFemale: count('plannedFemale'),
    plannedMale: count('plannedMale'),
    plannedTotal: count('plannedTotal'),
    reachedFemale: count('reachedFemale'),
    reachedMale: count('reachedMale'),
    reachedTotal: count('reachedTotal'),
  };
}

/** The form shows a result's title, and target and achievement of its first indicator in the last period. */
function resultOf(row: Row, locale: Locale) {
  const before = unseen(row) as { language?: string; result?: ActivityResult };
  const title = { ...before.result?.title, [before.language ?? locale]: row['title'] ?? '' };
  const [first, ...others] = before.result?.indicators ?? [];
  const [target, actual] = [row['target'] || null, row['actual'] || null];
  const periods = [...(first?.periods ?? [])];
  const last = periods.pop();
  const measured = target !== null || actual !== null || first !== undefined;
  const indicator = {
    title: first?.title ?? title,
    measure: first?.measure ?? null,
    baselines: first?.baselines ?? [],
    periods:
      last || target !== null || actual !== null
        ? [...periods, { start: last?.start ?? null, end: last?.end ?? null, target, actual }]
        : [],
  };
  return {
    type: Number(row['type'] || 1),
    title,
    description: before.result?.description ?? null,
    indicators: measured ? [indicator, ...others] : [],
  };
}

/** The field of the form a fault of the room belongs to. */
export function fieldOf(path: string): string {
  const [name = '', index, part] = path.split('.');
  if (name === 'title') return 'title.id';
  if (name === 'description') return `${index ?? 'general'}.${part ?? 'id'}`;
  if (name === 'locations' && index !== undefined)
    return `locations.${index}.${part === 'percentage' ? part : 'place'}`;
  if (name === 'sectors' && index !== undefined)
    return `sectors.${index}.${part === 'percentage' ? part : 'sector'}`;
  if (name === 'results' && index !== undefined)
    return `results.${index}.${part === 'title' ? part : 'title'}`;
  return path;
}

export function asLocation(row: Row): (LocationDraft & { place?: string }) | undefined {
  const before = unseen(row) as Partial<ActivityLocation> & { place?: string };
  return before.place !== undefined && before.place === row['place'] && !row['choice']
    ? {
        areaCode: before.areaCode ?? null,
        country: before.country ?? null,
        written: before.written ?? null,
        latitude: before.latitude ?? null,
        longitude: before.longitude ?? null,
        matchReason: before.matchReason ?? null,
      }
    : undefined;
}
