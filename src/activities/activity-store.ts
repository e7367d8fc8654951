import { sql } from 'kysely';
import { storeWithheld, type Visibility, withoutWithheld } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { pickText } from '#kernel/index.ts';
import type { ActivityDocument } from './activity.ts';
import type { ActivityCells } from './activity-cells.ts';
import { CELL_COLUMNS, PART_TABLES } from './activity-part-columns.ts';
import { ACTIVITY_BLANKS } from './activity-withheld.ts';
import { type ColumnSpec, insertRows, insertRowsUnlessTaken, updateRows } from './bulk-insert.ts';
import { reachOf } from './normalise-activity.ts';

/** An activity on its way into the tables: its document, cut into cells, and where it is from. */
export interface ActivityRecord {
  readonly id: string;
  readonly document: ActivityDocument;
  readonly cut: ActivityCells;
  readonly officeId: string | null;
  readonly importId: string | null;
  readonly source: { hash: string; from: number | null; to: number | null; line: number | null } | null;
  readonly at: readonly string[];
  /** Set when a person made the change here, null when a file did. */
  readonly editedAt: string | null;
  readonly editedBy: string | null;
  readonly removedAt: string | null;
  readonly draft?: boolean;
  readonly writtenAt: string;
  /** Withheld fields the actor may not know: they stay as they are. */
  readonly hidden?: readonly string[];
}

type Columns = ColumnSpec<ActivityRecord>;

const DOCUMENT_COLUMNS: Columns = {
  iati_identifier: ['text', ({ document }) => document.iatiIdentifier],
  partner_id: ['uuid', ({ document }) => document.partnerId],
  programme: ['text', ({ document }) => document.programme],
  title: ['jsonb', ({ document }) => JSON.stringify(document.title)],
  sort_title: ['text', ({ document }) => pickText(document.title, 'id').text.slice(0, 300)],
  description: ['jsonb', ({ document }) => JSON.stringify(document.description)],
  status: ['smallint', ({ document }) => document.status],
  planned_start: ['date', ({ document }) => document.plannedStart],
  actual_start: ['date', ({ document }) => document.actualStart],
  planned_end: ['date', ({ document }) => document.plannedEnd],
  actual_end: ['date', ({ document }) => document.actualEnd],
  default_currency: ['text', ({ document }) => document.defaultCurrency],
  collaboration_type: ['text', ({ document }) => document.collaborationType],
  default_flow_type: ['text', ({ document }) => document.defaultFlowType],
  default_finance_type: ['text', ({ document }) => document.defaultFinanceType],
  default_aid_type: ['text', ({ document }) => document.defaultAidType],
  default_tied_status: ['text', ({ document }) => document.defaultTiedStatus],
  implementer: ['text', ({ document }) => document.implementer],
  lead_agency: ['text', ({ document }) => document.leadAgency],
  obstacle: ['text', ({ document }) => document.obstacle],
  visibility: ['text', ({ document }) => document.visibility],
  withheld: ['jsonb', ({ document }) => JSON.stringify(document.withheld)],
};

const KEPT_COLUMNS: Columns = {
  id: ['uuid', (record) => record.id],
  ...DOCUMENT_COLUMNS,
  first_year: ['smallint', ({ cut }) => cut.firstYear],
  last_year: ['smallint', ({ cut }) => cut.lastYear],
  reach: ['text[]', ({ document }) => arrayLiteral(reachOf(document.locations))],
  planned_idr: ['numeric', ({ cut }) => cut.plannedIdr],
  spent_idr: ['numeric', ({ cut }) => cut.spentIdr],
  unconverted: ['int', ({ cut }) => cut.unconverted],
  edited_at: ['timestamptz', (record) => record.editedAt],
  edited_by: ['uuid', (record) => record.editedBy],
  removed_at: ['timestamptz', (record) => record.removedAt],
  draft: ['boolean', (record) => record.draft ?? false],
  participant_ids: [
    'uuid[]',
    ({ document }) =>
      arrayLiteral([...new Set(document.participants.flatMap(({ partnerId }) => partnerId ?? []))]),
  ],
  updated_at: ['timestamptz', (record) => record.writtenAt],
};

const ORIGIN_COLUMNS: Columns = {
  import_id: ['uuid', (record) => record.importId],
  source_hash: ['text', ({ source }) => source?.hash ?? null],
  source_from: ['bigint', ({ source }) => source?.from ?? null],
  source_to: ['bigint', ({ source }) => source?.to ?? null],
  source_line: ['int', ({ source }) => source?.line ?? null],
};

const NEW_COLUMNS: Columns = {
  ...KEPT_COLUMNS,
  ...ORIGIN_COLUMNS,
  office_id: ['uuid', (record) => record.officeId],
  created_at: ['timestamptz', (record) => record.writtenAt],
};

const IMPORTED_COLUMNS: Columns = { ...KEPT_COLUMNS, ...ORIGIN_COLUMNS };

/** Writes new activities whole. Left out are those whose IATI identifier or id is taken; gives the ids that went in. */
export async function insertActivities(
  tx: Transaction,
  records: readonly ActivityRecord[],
): Promise<Set<string>> {
  const inserted = await insertRowsUnlessTaken(tx, 'activity', NEW_COLUMNS, records.map(openPart));
  const written = records.filter((record) => inserted.has(record.id));
  await writeParts(tx, written);
  await storeWithheld(
    tx,
    'activity',
    written.filter(({ document }) => Object.keys(document.withheld).length > 0),
  );
  return inserted;
}

/**
 * Replaces activities by their new documents and counts their versions up; gives the ids that the actor could change.
 * `origin` says whether the new document came from a file; a person's edit keeps the origin there was.
 */
export async function replaceActivities(
  tx: Transaction,
  records: readonly ActivityRecord[],
  origin: 'file' | 'person',
): Promise<Set<string>> {
  const columns = origin === 'file' ? IMPORTED_COLUMNS : KEPT_COLUMNS;
  const replaced = await updateRows(tx, 'activity', columns, records.map(openPart));
  const ids = arrayLiteral([...replaced]);
  for (const table of [...PART_TABLES.map((part) => part.table), 'coverage_cell'] as const)
    await sql`delete from ${sql.table(table)} where activity_id = any(${ids}::uuid[])`.execute(tx);
  const written = records.filter((record) => replaced.has(record.id));
  await writeParts(tx, written);
  await storeWithheld(tx, 'activity', written);
  return replaced;
}

/** The record without what is kept apart from it. */
function openPart(record: ActivityRecord): ActivityRecord {
  return { ...record, document: withoutWithheld(record.document, ACTIVITY_BLANKS) };
}

async function writeParts(tx: Transaction, records: readonly ActivityRecord[]): Promise<void> {
  for (const { name, table, columns } of PART_TABLES) {
    const rows = records.flatMap((record) =>
      record.document[name].map((part, i) => ({
        activityId: record.id,
        ordinal: i + 1,
        part: part as never,
      })),
    );
    await insertRows(tx, table, columns, rows);
  }
  const standing = records.filter((record) => record.removedAt === null && record.draft !== true);
  const cells = standing.flatMap(({ id, document, cut }) =>
    cut.cells.map((cell) => ({ activityId: id, document, cell })),
  );
  await insertRows(tx, 'coverage_cell', CELL_COLUMNS, cells);
  await writeSources(tx, records);
}

async function writeSources(tx: Transaction, records: readonly ActivityRecord[]): Promise<void> {
  const rows = records.flatMap(({ id, importId, at }) => at.map((where) => ({ id, importId, where })));
  if (rows.length === 0) return;
  await sql`insert into activity_source (activity_id, import_id, at)
    select * from unnest(${arrayLiteral(rows.map((row) => row.id))}::uuid[],
      ${arrayLiteral(rows.map((row) => row.importId))}::uuid[], ${arrayLiteral(rows.map((row) => row.where))}::text[])
    on conflict do nothing`.execute(tx);
}

export interface KnownActivity {
  readonly id: string;
  readonly iatiIdentifier: string | null;
  readonly sourceHash: string | null;
  readonly version: number;
  readonly editedAt: string | null;
  readonly removedAt: string | null;
  readonly reach: string[];
  readonly officeId: string | null;
  readonly partnerId: string;
  readonly visibility: Visibility;
  readonly draft: boolean;
}

/** Activities by id or IATI identifier, as far as the actor may see them; with `lock` only what it may change. */
export async function findKnownActivities(
  tx: Transaction,
  wanted: { ids: readonly string[]; identifiers: readonly string[] },
  lock = false,
): Promise<KnownActivity[]> {
  if (wanted.ids.length + wanted.identifiers.length === 0) return [];
  const rows =
    await sql<KnownActivity>`select id, iati_identifier as "iatiIdentifier", source_hash as "sourceHash", version,
      edited_at as "editedAt", removed_at as "removedAt", reach, office_id as "officeId", partner_id as "partnerId",
      visibility, draft
    from activity where id in (
      select id from activity where id = any(${arrayLiteral(wanted.ids)}::uuid[])
      union select id from activity where iati_identifier = any(${arrayLiteral(wanted.identifiers)}::text[]))
    order by id ${sql.raw(lock ? 'for update' : '')}`.execute(tx);
  return rows.rows;
}
