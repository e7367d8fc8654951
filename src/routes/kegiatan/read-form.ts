import {
  ACTIVITY_WITHHELD_FIELDS,
  type ActivityDocument,
  type ActivityLocation,
  type Budget,
  type LocationDraft,
  type Participant,
  type SectorDraft,
} from '#activities/index.ts';
import type { Locale, LocalizedText } from '#kernel/index.ts';
import { FIELDS } from '#sectors/index.ts';
import { readNumber } from '#ui/format.ts';
import { withheldOfForm } from '../withheld-words.ts';
import {
  beneficiaryRow,
  budgetRow,
  participantRow,
  resultRow,
  type Row,
  standing,
  transactionRow,
  withLineBreaks,
} from './form-rows.ts';
import { DESCRIPTIONS, type FormValues, PLAIN, textsOf } from './form-values.ts';
import { resultOf, unseen } from './read-result.ts';

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
    ...textInput(texts, stored),
    locations: places.map((place, i) => ({
      ...place,
      percentage: number(rows.locations[i]?.['percentage']),
    })),
    sectors: sectorsOf(rows.sectors, number),
    ...moneyInput(values, stored, locale),
    beneficiaries: listed(rows.beneficiaries, stored?.beneficiaries, {
      draw: (one) => beneficiaryRow(one, locale),
      read: (row) => beneficiaryOf(row, number),
    }),
    participants: listed(rows.participants, stored?.participants, {
      draw: participantRow,
      read: participantOf,
    }),
    results: values.apart.includes('results')
      ? stored?.results
      : listed(rows.results, stored?.results, {
          draw: (result) => resultRow(result, locale),
          read: (row) => resultOf(row, locale),
        }),
  };
}

/** Each row as the part it was drawn from, where it came back unchanged, else as it reads. */
function listed<Part>(
  rows: readonly Row[],
  parts: readonly Part[] | undefined,
  { draw, read }: { draw: (part: Part) => Row; read: (row: Row) => unknown },
): unknown[] {
  const stands = standing(parts ?? [], draw);
  return rows.map((row) => stands(row) ?? withLineBreaks(read(row), parts ?? []));
}

function moneyInput({ rows, apart }: FormValues, stored: ActivityDocument | undefined, locale: Locale) {
  const number = numberReader(locale);
  return {
    budgets: listed(rows.budgets, stored?.budgets, {
      draw: (budget) => budgetRow(budget, locale),
      read: (row) => budgetOf(row, number),
    }),
    transactions: apart.includes('transactions')
      ? stored?.transactions
      : listed(rows.transactions, stored?.transactions, {
          draw: (one) => transactionRow(one, locale),
          read: (row) => transactionOf(row, number),
        }),
  };
}

/** A text that comes back as it was shown is the text that stands, line breaks and all. */
function textInput(texts: FormValues['texts'], stored: ActivityDocument | undefined) {
  const shown = stored && textsOf(stored);
  const text = (name: string, stands: string | null | undefined): string =>
    shown !== undefined && shown[name] === texts[name] ? (stands ?? '') : (texts[name] ?? '');
  const languages = (name: string, before: LocalizedText | undefined): LocalizedText => ({
    ...before,
    id: text(`${name}.id`, before?.['id']),
    en: text(`${name}.en`, before?.['en']),
  });
  return {
    ...Object.fromEntries(PLAIN.map((name) => [name, text(name, stored?.[name]) || null])),
    // Who may not choose it sends none.
    visibility: texts['visibility'] || stored?.visibility,
    withheld: withheldOfForm(
      ACTIVITY_WITHHELD_FIELDS,
      (field) => texts[`withheld.${field}`],
      stored?.withheld,
    ),
    status: Number(texts['status']),
    title: languages('title', stored?.title),
    description: {
      ...stored?.description,
      ...Object.fromEntries(DESCRIPTIONS.map((kind) => [kind, languages(kind, stored?.description[kind])])),
    },
  };
}

export type NumberReader = (text: string | undefined) => string | null;

/** Nothing where nothing was typed; what cannot be read stays as typed, so that the room finds the fault. */
export function numberReader(locale: Locale): NumberReader {
  return (text) => (text === undefined || text === '' ? null : (readNumber(text, locale) ?? text));
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

function budgetOf(row: Row, number: NumberReader) {
  return {
    type: Number(row['type'] || 1) as Budget['type'],
    status: Number(row['status'] || 1) as Budget['status'],
    periodStart: row['periodStart'] ?? '',
    periodEnd: row['periodEnd'] ?? '',
    amount: number(row['amount']) ?? '',
    currency: row['currency'] ?? '',
    valueDate: row['valueDate'] || (row['periodStart'] ?? ''),
    source: row['source'] || null,
  };
}

function participantOf(row: Row) {
  return {
    role: Number(row['role'] || 4) as Participant['role'],
    organisationType: row['organisationType'] || null,
    identifier: row['identifier'] || null,
    name: row['name'] || null,
    partnerId: null,
    ...unseen(row),
  };
}

/** A transaction as its fields read; `number` as the language of the form writes numbers. */
export function transactionOf(row: Row, number: NumberReader) {
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

/** The field of the form a fault of the room belongs to. */
export function fieldOf(path: string): string {
  const [name = '', index, part] = path.split('.');
  if (name === 'title') return 'title.id';
  if (name === 'description') return `${index ?? 'general'}.${part ?? 'id'}`;
  if (name === 'locations' && index !== undefined)
    return `locations.${index}.${part === 'percentage' ? part : 'place'}`;
  if (name === 'sectors' && index !== undefined)
    return `sectors.${index}.${part === 'percentage' ? part : 'sector'}`;
  // A text's fault is named by its language, and the form shows one.
  return name === 'results' ? path.replace(/\.title\..*$/, '.title') : path;
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
