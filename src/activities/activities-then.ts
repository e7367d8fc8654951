import { sql } from 'kysely';
import { type Desk, eachChange, gatherChanges, mayDo, type RecordThen, type Subject } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { ActivityDocument } from './activity.ts';
import { activityCells } from './activity-cells.ts';
import { CELL_COLUMNS } from './activity-part-columns.ts';
import { subjectOfActivity } from './activity-subject.ts';
import { type ColumnSpec, insertRows } from './bulk-insert.ts';
import { normaliseActivity, reachOf } from './normalise-activity.ts';
import { loadRates } from './rate-store.ts';

/** An activity as it stood at a moment. */
export interface ActivityThen {
  readonly id: string;
  readonly document: ActivityDocument;
  readonly subject: Subject;
  readonly importId: string | null;
}

/** Reads what the trail keeps of an activity that was changed since; nothing where it keeps no document. */
export function activityThen(
  { id, before, state, importId }: RecordThen,
  officeId: string | null,
): ActivityThen | undefined {
  if (typeof before !== 'object' || before === null || !('title' in before)) return undefined;
  const document = normaliseActivity(before as ActivityDocument);
  const subject = subjectOfActivity({
    document,
    reach: reachOf(document.locations),
    officeId,
    removedAt: state === 'removed' ? '' : null,
    draft: state === 'draft',
  });
  return { id, document, subject, importId };
}

/** How an activity stood, in the columns the figures of coverage are explained with. */
const ACTIVITY_COLUMNS: ColumnSpec<{ then: ActivityThen; cut: ReturnType<typeof activityCells> }> = {
  id: ['uuid', ({ then }) => then.id],
  iati_identifier: ['text', ({ then }) => then.document.iatiIdentifier],
  title: ['jsonb', ({ then }) => JSON.stringify(then.document.title)],
  status: ['smallint', ({ then }) => then.document.status],
  visibility: ['text', ({ then }) => then.document.visibility],
  planned_idr: ['numeric', ({ cut }) => cut.plannedIdr],
  spent_idr: ['numeric', ({ cut }) => cut.spentIdr],
  unconverted: ['int', ({ cut }) => cut.unconverted],
  import_id: ['uuid', ({ then }) => then.importId],
};
const LOCATION_COLUMNS: ColumnSpec<{ id: string; part: ActivityDocument['locations'][number] }> = {
  activity_id: ['uuid', ({ id }) => id],
  area_code: ['text', ({ part }) => part.areaCode],
  country: ['text', ({ part }) => part.country],
  percentage: ['numeric', ({ part }) => part.percentage],
};
const SECTOR_COLUMNS: ColumnSpec<{ id: string; part: ActivityDocument['sectors'][number] }> = {
  activity_id: ['uuid', ({ id }) => id],
  vocabulary: ['text', ({ part }) => part.vocabulary],
  field: ['text', ({ part }) => part.field],
  percentage: ['numeric', ({ part }) => part.percentage],
};

/**
 * Lays out, in tables of this transaction alone, the activities that were changed after a moment as they stood then:
 * `changed_activity` (their ids), `then_activity`, `then_cell`, `then_location` and `then_sector`. Only what stood in
 * the register, what the actor may see today and might have seen then. Cells are cut with the rates recorded today.
 */
export async function layActivitiesThen(
  tx: Transaction,
  desk: Desk,
  moment: Temporal.Instant,
): Promise<void> {
  await gatherChanges(tx, 'activity', moment);
  for (const [table, columns] of Object.entries(TABLES))
    await sql`create temp table ${sql.table(table)} on commit drop as
      select ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(OF[table as keyof typeof TABLES])} limit 0`.execute(
      tx,
    );
  const rates = await loadRates(tx);
  for await (const batch of eachChange(tx, 'activity')) {
    const offices = await officesOf(
      tx,
      batch.map(({ id }) => id),
    );
    const standing = batch.flatMap((one) => {
      const officeId = offices.get(one.id);
      const then = officeId === undefined ? undefined : activityThen(one, officeId);
      return then?.subject.state === 'recorded' ? [{ then, cut: activityCells(then.document, rates) }] : [];
    });
    const readable = standing.filter(({ then }) => mayDo(desk.actor, 'readActivity', then.subject));
    await insertRows(tx, 'then_activity', ACTIVITY_COLUMNS, readable);
    await insertRows(
      tx,
      'then_cell',
      CELL_COLUMNS,
      standing.flatMap(({ then: { id, document, subject }, cut }) =>
        // A cell is shown where its own place is the actor's, as row-level security does.
        cut.cells
          .filter((cell) => mayDo(desk.actor, 'readActivity', { ...subject, areaCodes: [cell.areaCode] }))
          .map((cell) => ({ activityId: id, document, cell })),
      ),
    );
    const parts = <Part>(
      list: (document: ActivityDocument) => readonly Part[],
    ): { id: string; part: Part }[] =>
      readable.flatMap(({ then: { id, document } }) => list(document).map((part) => ({ id, part })));
    await insertRows(
      tx,
      'then_location',
      LOCATION_COLUMNS,
      parts((document) => document.locations),
    );
    await insertRows(
      tx,
      'then_sector',
      SECTOR_COLUMNS,
      parts((document) => document.sectors),
    );
  }
}

const TABLES = {
  then_activity: Object.keys(ACTIVITY_COLUMNS),
  then_cell: Object.keys(CELL_COLUMNS),
  then_location: Object.keys(LOCATION_COLUMNS),
  then_sector: Object.keys(SECTOR_COLUMNS),
} as const;
const OF = {
  then_activity: 'activity',
  then_cell: 'coverage_cell',
  then_location: 'activity_location',
  then_sector: 'activity_sector',
} as const;

/** The office each activity belongs to, of those the actor may see today. */
async function officesOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string | null>> {
  const { rows } = await sql<{
    id: string;
    office: string | null;
  }>`select id, office_id as office from activity
    where id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, office }) => [id, office]));
}
