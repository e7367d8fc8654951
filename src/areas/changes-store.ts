import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import { type AreaPlan, type ChangeKind, codesOfPlan } from './area-change.ts';

/** A change as it stands in the register. */
export interface RecordedChange {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly date: PlainDate;
  readonly basis: string;
  readonly note: string | null;
  readonly plan: AreaPlan;
  readonly officeName: string | null;
  readonly recordedAt: string;
  /** Null while it stands. */
  readonly undoneAt: string | null;
  readonly undoneReason: string | null;
}

const COLUMNS = sql`change.id, change.kind, change.effective as date, change.basis, change.note, change.plan, office.name as "officeName",
  change.recorded_at as "recordedAt", change.undone_at as "undoneAt", change.undone_reason as "undoneReason"`;

const FROM = sql`area_change change left join office on office.id = change.office_id`;

export async function writeChange(
  tx: Transaction,
  row: {
    readonly id: string;
    readonly kind: ChangeKind;
    readonly date: PlainDate;
    readonly basis: string;
    readonly note: string;
    readonly plan: AreaPlan;
    readonly officeId: string | null;
    readonly userId: string | null;
    readonly at: string;
  },
): Promise<void> {
  await tx
    .insertInto('area_change')
    .values({
      id: row.id,
      kind: row.kind,
      effective: row.date,
      basis: row.basis,
      note: row.note || null,
      area_codes: sql<string[]>`${arrayLiteral(codesOfPlan(row.plan))}::text[]`,
      plan: JSON.stringify(row.plan),
      office_id: row.officeId,
      recorded_by: row.userId,
      recorded_at: row.at,
    })
    .execute();
}

export async function markUndone(
  tx: Transaction,
  row: { readonly id: string; readonly userId: string | null; readonly at: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('area_change')
    .set({ undone_at: row.at, undone_by: row.userId, undone_reason: row.reason })
    .where('id', '=', row.id)
    .execute();
}

export async function findChange(tx: Transaction, id: string): Promise<RecordedChange | undefined> {
  const { rows } =
    await sql<RecordedChange>`select ${COLUMNS} from ${FROM} where change.id = ${id}::uuid`.execute(tx);
  return rows[0];
}

export interface ChangesWish {
  /** Only changes of areas inside this one. */
  readonly within?: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

/** Changes, the latest day first; those taken back too, as far as the actor may see them. */
export async function readChanges(
  tx: Transaction,
  wish: ChangesWish,
): Promise<{ changes: RecordedChange[]; total: number }> {
  const { within } = wish;
  const wanted: RawBuilder<unknown> =
    within === undefined
      ? sql`true`
      : sql`exists (select 1 from unnest(change.area_codes) code where code = ${within} or code like ${`${within}.%`})`;
  const { rows } = await sql<RecordedChange>`select ${COLUMNS} from ${FROM} where ${wanted}
    order by change.effective desc, change.ordinal desc limit ${wish.limit} offset ${wish.offset}`.execute(
    tx,
  );
  const counted = await sql<{
    total: number;
  }>`select count(*) as total from area_change change where ${wanted}`.execute(tx);
  return { changes: rows, total: counted.rows[0]?.total ?? 0 };
}

/** The standing changes that an area took part in, the latest first. */
export async function readChangesOf(tx: Transaction, code: string): Promise<RecordedChange[]> {
  const { rows } = await sql<RecordedChange>`select ${COLUMNS} from ${FROM}
    where change.area_codes @> ${arrayLiteral([code])}::text[] and change.undone_at is null
    order by change.effective desc, change.ordinal desc limit 50`.execute(tx);
  return rows;
}

/** The first standing change that builds on another: it was recorded after it and touches what it began, ended or renamed. */
export async function findLaterChange(
  tx: Transaction,
  { id, plan }: Pick<RecordedChange, 'id' | 'plan'>,
): Promise<string | undefined> {
  const own = [...plan.begins, ...plan.ends, ...plan.renames].map(({ code }) => code);
  const below = plan.begins.map(({ code }) => `${code}.%`);
  const above = plan.ends.map(({ code }) => code.slice(0, Math.max(0, code.lastIndexOf('.'))));
  const { rows } = await sql<{ id: string }>`select later.id from area_change later, area_change this
    where this.id = ${id}::uuid and later.ordinal > this.ordinal and later.undone_at is null
      and (later.area_codes && ${arrayLiteral(own)}::text[]
        or exists (select 1 from unnest(later.area_codes) code where code like any(${arrayLiteral(below)}::text[]))
        or exists (select 1 from jsonb_array_elements(later.plan -> 'ends') ended where ended ->> 'code' = any(${arrayLiteral(above)}::text[])))
    order by later.ordinal desc limit 1`.execute(tx);
  return rows[0]?.id;
}
