import { createHash } from 'node:crypto';
import type {
  ActivityDraft,
  ActivityStatus,
  ActivityTransaction,
  Beneficiary,
  Budget,
} from '#activities/index.ts';
import { foldName, type LocalizedText } from '#kernel/index.ts';
import type { Money, Reading, SheetRow, Written } from './sheets/index.ts';
import type { PlacedRow } from './sheet-places.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The time a row speaks for: start and end columns, else its year or period; nothing where none is readable. */
function spanOf(row: SheetRow): Span | undefined {
  const period =
    row.year?.state === 'read' ? row.year.value : row.period?.state === 'read' ? row.period.value : undefined;
  const start = row.start?.state === 'read' ? row.start.value : period?.from;
  const end = row.end?.state === 'read' ? row.end.value : (period?.to ?? period?.from);
  if (start === undefined) return undefined;
  return { from: start, to: end === undefined || end < start ? start : end };
}

function money(reading: Reading<Money> | undefined): Money | undefined {
  return reading?.state === 'read' ? reading.value : undefined;
}

/** Planned money of the row as budgets: a column a year where the sheet has such, else one for the row's time. */
function budgetsOf(row: SheetRow, span: Span | undefined): Budget[] {
  const budget = (value: Money, from: string, to: string): Budget => ({
    type: 1,
    status: 1,
    periodStart: from,
    periodEnd: to,
    amount: value.amount,
    currency: value.currency,
    valueDate: from,
    source: null,
  });
  const byYear = row.plannedByYear.flatMap((reading) => {
    const value = money(reading);
    return value ? [budget(value, `${String(reading.year)}-01-01`, `${String(reading.year)}-12-31`)] : [];
  });
  if (byYear.length > 0) return byYear;
  const value = money(row.planned);
  return value && span ? [budget(value, span.from, span.to)] : [];
}

/** Money spent, as expenditure on the last day of its time: a sheet does not say which day it was. */
function expendituresOf(row: SheetRow, span: Span | undefined): ActivityTransaction[] {
  const expenditure = (value: Money, date: string): ActivityTransaction => ({
    ref: null,
    type: 4,
    date,
    amount: value.amount,
    currency: value.currency,
    valueDate: date,
    description: null,
    provider: null,
    receiver: null,
  });
  const byYear = row.spentByYear.flatMap((reading) => {
    const value = money(reading);
    return value ? [expenditure(value, `${String(reading.year)}-12-31`)] : [];
  });
  if (byYear.length > 0) return byYear;
  const value = money(row.spent);
  return value && span ? [expenditure(value, span.to)] : [];
}

function count(reading: Reading<number> | undefined): number | null {
  return reading?.state === 'read' ? reading.value : null;
}

/** Persons and households apart; planned while the activity is only planned, reached otherwise. */
function beneficiariesOf(row: SheetRow, status: ActivityStatus): Beneficiary[] {
  const group = (
    unit: Beneficiary['unit'],
    female: number | null,
    male: number | null,
    total: number | null,
  ): Beneficiary[] => {
    if (female === null && male === null && total === null) return [];
    const planned = status === 1;
    return [
      {
        unit,
        groupName: null,
        direct: true,
        plannedFemale: planned ? female : null,
        plannedMale: planned ? male : null,
        plannedTotal: planned ? total : null,
        reachedFemale: planned ? null : female,
        reachedMale: planned ? null : male,
        reachedTotal: planned ? null : total,
      },
    ];
  };
  return [
    ...group('person', count(row.female), count(row.male), count(row.beneficiaries)),
    ...group('household', null, null, count(row.households)),
  ];
}

export interface MatrixContext {
  readonly partnerId: string;
  readonly places: readonly PlacedRow[];
  readonly language: 'id' | 'en' | 'und';
}

/** A row of a matrix of activities in the terms of our register. @returns nothing for a row that names no activity */
export function matrixDraft(
  row: SheetRow,
  context: MatrixContext,
): Omit<ActivityDraft, 'source'> | undefined {
  const name = (row.activity ?? row.programme ?? row.description)?.text.replace(/\s+/g, ' ').trim();
  const title = name ?? row.fields[0]?.text;
  if (title === undefined || title === '') return undefined;
  const status = row.status?.state === 'read' ? (Number(row.status.value) as ActivityStatus) : 2;
  const span = spanOf(row);
  const text = (value: string): LocalizedText => ({ [context.language]: value });
  return {
    partnerId: context.partnerId,
    ...(row.identifier && { iatiIdentifier: row.identifier.text.slice(0, MOST.identifier) }),
    programme: row.programme?.text.replace(/\s+/g, ' ').trim().slice(0, MOST.programme) ?? null,
    title: text(title),
    ...(row.description &&
      row.description.text !== name && { description: { general: text(row.description.text) } }),
    status,
    ...(span &&
      (status === 1 ? { plannedStart: span.from, plannedEnd: span.to } : startedDates(span, status))),
    implementer: row.implementer?.text.trim().slice(0, MOST.implementer) ?? null,
    leadAgency: row.leadAgency?.text.trim().slice(0, MOST.leadAgency) ?? null,
    obstacle: obstacleOf(row).slice(0, MOST.obstacle) || null,
    sectors: [...new Set(row.fields.flatMap((f) => (f.state === 'read' ? [f.value] : [])))].map((field) => ({
      vocabulary: 'field',
      code: field,
    })),
    locations:
      context.places.length === 0
        ? [unplaced(row)]
        : context.places.map((place) => ({
            areaCode: place.areaCode,
            country: 'ID',
            written: place.written.slice(0, 500),
            matchReason: place.reason,
          })),
    budgets: budgetsOf(row, span),
    transactions: expendituresOf(row, span),
    beneficiaries: beneficiariesOf(row, status),
  };
}

/** What went wrong, what was done about it and what follows are one text in the register. */
function obstacleOf(row: SheetRow): string {
  return [row.obstacle, row.solution, row.followUp]
    .map((part) => part?.text.trim())
    .filter(Boolean)
    .join('\n');
}

/** How much text the register's columns hold. */
const MOST = { identifier: 300, programme: 500, implementer: 300, leadAgency: 300, obstacle: 5000 } as const;

/** Cells whose text is longer than its column in the register and was cut there; the file keeps the whole. */
export function cutCells(row: SheetRow): { readonly cell: Written; readonly most: number }[] {
  const single = (['identifier', 'programme', 'implementer', 'leadAgency'] as const).flatMap((name) => {
    const cell = row[name];
    return cell && cell.text.trim().length > MOST[name] ? [{ cell, most: MOST[name] }] : [];
  });
  const obstacle = row.obstacle ?? row.solution ?? row.followUp;
  return obstacle && obstacleOf(row).length > MOST.obstacle
    ? [...single, { cell: obstacle, most: MOST.obstacle }]
    : single;
}

/** In the country the row names, in Indonesia where it names none. */
function unplaced(row: SheetRow): NonNullable<ActivityDraft['locations']>[number] {
  const country = row.places.country?.state === 'read' ? row.places.country.value : 'ID';
  const written = [row.places.village, row.places.district, row.places.regency, row.places.province]
    .map((part) => part?.text)
    .filter((text) => text !== undefined)
    .join(', ');
  return { areaCode: null, country, ...(written !== '' && { written: written.slice(0, 500) }) };
}

function startedDates(span: Span, status: ActivityStatus): Partial<ActivityDraft> {
  return status === 4
    ? { actualStart: span.from, actualEnd: span.to }
    : { actualStart: span.from, plannedEnd: span.to };
}

/**
 * Which activity a row is, so that the same row in a changed file is the same activity: partner, programme, name, time
 * and regency. Rows alike in all of these are told apart by their village, then by their order.
 */
export class RowIdentities {
  readonly #seen = new Map<string, number>();

  identify(draft: Omit<ActivityDraft, 'source'>, row: SheetRow, place: PlacedRow | undefined): string {
    const base = [
      draft.partnerId,
      foldName(draft.programme ?? ''),
      foldName(Object.values(draft.title).join(' ')),
      row.year?.text ?? row.period?.text ?? '',
      place?.areaCode?.slice(0, 5) ?? foldName(row.places.regency?.text ?? ''),
    ].join('|');
    return (
      this.#first(base) ??
      this.#first(`${base}|${foldName(row.places.village?.text ?? '')}`) ??
      this.#next(base)
    );
  }

  #first(key: string): string | undefined {
    if (this.#seen.has(key)) return undefined;
    this.#seen.set(key, 1);
    return uuidOf(key);
  }

  #next(base: string): string {
    const ordinal = (this.#seen.get(base) ?? 0) + 1;
    this.#seen.set(base, ordinal);
    return uuidOf(`${base}#${String(ordinal)}`);
  }
}

/** A UUID of version 8 (RFC 9562) made of a key: the same key gives the same identifier. */
export function uuidOf(key: string): string {
  const hex = createHash('sha256').update(`sinergi row ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Changes exactly when what the draft says changes. */
export function draftHash(draft: Omit<ActivityDraft, 'source'>): string {
  return createHash('sha256').update(JSON.stringify(draft)).digest('hex');
}
