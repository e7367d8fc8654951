import type { Tables } from '#database/index.ts';
import type { ActivityDocument } from './activity.ts';
import type { Cell } from './activity-cells.ts';
import type { ColumnSpec } from './bulk-insert.ts';

type Row<Part> = { readonly activityId: string; readonly ordinal: number; readonly part: Part };
type Each<Name extends keyof ActivityDocument> = ActivityDocument[Name] extends readonly (infer Part)[]
  ? Row<Part>
  : never;

const key = {
  activity_id: ['uuid', (row: Row<unknown>) => row.activityId],
  ordinal: ['int', (row: Row<unknown>) => row.ordinal],
} satisfies ColumnSpec<Row<unknown>>;

const participants: ColumnSpec<Each<'participants'>> = {
  ...key,
  role: ['smallint', ({ part }) => part.role],
  organisation_type: ['text', ({ part }) => part.organisationType],
  identifier: ['text', ({ part }) => part.identifier],
  name: ['text', ({ part }) => part.name],
  partner_id: ['uuid', ({ part }) => part.partnerId],
};
const sectors: ColumnSpec<Each<'sectors'>> = {
  ...key,
  vocabulary: ['text', ({ part }) => part.vocabulary],
  code: ['text', ({ part }) => part.code],
  percentage: ['numeric', ({ part }) => part.percentage],
  field: ['text', ({ part }) => part.field],
};
const locations: ColumnSpec<Each<'locations'>> = {
  ...key,
  area_code: ['text', ({ part }) => part.areaCode],
  country: ['text', ({ part }) => part.country],
  written: ['text', ({ part }) => part.written],
  percentage: ['numeric', ({ part }) => part.percentage],
  latitude: ['numeric', ({ part }) => part.latitude],
  longitude: ['numeric', ({ part }) => part.longitude],
  match_reason: ['text', ({ part }) => part.matchReason],
};
const budgets: ColumnSpec<Each<'budgets'>> = {
  ...key,
  type: ['smallint', ({ part }) => part.type],
  status: ['smallint', ({ part }) => part.status],
  period_start: ['date', ({ part }) => part.periodStart],
  period_end: ['date', ({ part }) => part.periodEnd],
  amount: ['numeric', ({ part }) => part.amount],
  currency: ['text', ({ part }) => part.currency],
  value_date: ['date', ({ part }) => part.valueDate],
  source: ['text', ({ part }) => part.source],
};
const transactions: ColumnSpec<Each<'transactions'>> = {
  ...key,
  ref: ['text', ({ part }) => part.ref],
  type: ['smallint', ({ part }) => part.type],
  date: ['date', ({ part }) => part.date],
  amount: ['numeric', ({ part }) => part.amount],
  currency: ['text', ({ part }) => part.currency],
  value_date: ['date', ({ part }) => part.valueDate],
  description: ['text', ({ part }) => part.description],
  provider: ['text', ({ part }) => part.provider],
  receiver: ['text', ({ part }) => part.receiver],
};
const results: ColumnSpec<Each<'results'>> = {
  ...key,
  type: ['smallint', ({ part }) => part.type],
  title: ['jsonb', ({ part }) => JSON.stringify(part.title)],
  description: ['jsonb', ({ part }) => (part.description === null ? null : JSON.stringify(part.description))],
  indicators: ['jsonb', ({ part }) => JSON.stringify(part.indicators)],
};
const tags: ColumnSpec<Each<'tags'>> = {
  ...key,
  vocabulary: ['text', ({ part }) => part.vocabulary],
  code: ['text', ({ part }) => part.code],
  name: ['text', ({ part }) => part.name],
};
const beneficiaries: ColumnSpec<Each<'beneficiaries'>> = {
  ...key,
  unit: ['text', ({ part }) => part.unit],
  group_name: ['text', ({ part }) => part.groupName],
  direct: ['boolean', ({ part }) => part.direct],
  planned_female: ['int', ({ part }) => part.plannedFemale],
  planned_male: ['int', ({ part }) => part.plannedMale],
  planned_total: ['int', ({ part }) => part.plannedTotal],
  reached_female: ['int', ({ part }) => part.reachedFemale],
  reached_male: ['int', ({ part }) => part.reachedMale],
  reached_total: ['int', ({ part }) => part.reachedTotal],
};

type PartName = {
  [Name in keyof ActivityDocument]: ActivityDocument[Name] extends readonly unknown[] ? Name : never;
}[keyof ActivityDocument];

export interface PartTable {
  readonly name: PartName;
  readonly table: keyof Tables;
  readonly columns: ColumnSpec<Row<never>>;
}

/** The lists of an activity's document, with the table and columns each is kept in. */
export const PART_TABLES: readonly PartTable[] = [
  { name: 'participants', table: 'activity_participant', columns: participants },
  { name: 'sectors', table: 'activity_sector', columns: sectors },
  { name: 'locations', table: 'activity_location', columns: locations },
  { name: 'budgets', table: 'activity_budget', columns: budgets },
  { name: 'transactions', table: 'activity_transaction', columns: transactions },
  { name: 'results', table: 'activity_result', columns: results },
  { name: 'tags', table: 'activity_tag', columns: tags },
  { name: 'beneficiaries', table: 'activity_beneficiary', columns: beneficiaries },
];

export interface CellRow {
  readonly activityId: string;
  readonly document: ActivityDocument;
  readonly cell: Cell;
}

export const CELL_COLUMNS: ColumnSpec<CellRow> = {
  activity_id: ['uuid', (row) => row.activityId],
  area_code: ['text', (row) => row.cell.areaCode],
  field: ['text', (row) => row.cell.field],
  year: ['smallint', (row) => row.cell.year],
  partner_id: ['uuid', (row) => row.document.partnerId],
  status: ['smallint', (row) => row.document.status],
  visibility: ['text', (row) => row.document.visibility],
  planned: ['numeric', (row) => row.cell.planned],
  spent: ['numeric', (row) => row.cell.spent],
};
