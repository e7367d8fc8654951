import { sql } from 'kysely';
import { arrayLiteral, type Database, SYSTEM, type Transaction } from '#database/index.ts';
import { activityCells } from './activity-cells.ts';
import { CELL_COLUMNS } from './activity-part-columns.ts';
import { insertRows } from './bulk-insert.ts';
import { loadActivities } from './load-activity.ts';
import { loadRates } from './rate-store.ts';

const BATCH = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * Computes totals and cells anew for every activity with money in a currency whose rates changed; gives how many. In
 * batches, so that others can work between them. Rates stay marked as not applied until all are done: what a stopped
 * process left is finished by calling it again, for example at start.
 */
export async function recomputeCells(database: Database): Promise<number> {
  const pending = await database.asActor(SYSTEM, (tx) =>
    tx
      .selectFrom('exchange_rate')
      .select(['currency', 'date', 'rate'])
      .where('applied', '=', false)
      .execute(),
  );
  if (pending.length === 0) return 0;
  const currencies = [...new Set(pending.map((rate) => rate.currency))];
  let done = 0;
  for (let after: string | undefined = FIRST; after !== undefined;) {
    const from: string = after;
    after = await database.asActor(SYSTEM, async (tx) => {
      const ids = await nextWithMoneyIn(tx, currencies, from);
      await recomputeActivities(tx, ids);
      done += ids.length;
      return ids.at(-1);
    });
  }
  await database.asActor(SYSTEM, (tx) => markApplied(tx, pending));
  return done;
}

async function nextWithMoneyIn(
  tx: Transaction,
  currencies: readonly string[],
  after: string,
): Promise<string[]> {
  const wanted = arrayLiteral(currencies);
  const rows = await sql<{
    id: string;
  }>`select a.id from activity a where a.id > ${after}::uuid and a.removed_at is null and (
      exists (select 1 from activity_budget b where b.activity_id = a.id and b.currency = any(${wanted}::text[]))
      or exists (select 1 from activity_transaction t where t.activity_id = a.id and t.currency = any(${wanted}::text[])))
    order by a.id limit ${BATCH} for update of a`.execute(tx);
  return rows.rows.map((row) => row.id);
}

/** The document is as it was, so neither the version nor the history of the activity moves. */
async function recomputeActivities(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rates = await loadRates(tx);
  const cuts = (await loadActivities(tx, ids)).map(({ id, document, draft }) => ({
    id,
    draft,
    document,
    cut: activityCells(document, rates),
  }));
  await sql`delete from coverage_cell where activity_id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  await insertRows(
    tx,
    'coverage_cell',
    CELL_COLUMNS,
    // A draft counts nowhere.
    cuts.flatMap(({ id, draft, document, cut }) =>
      draft ? [] : cut.cells.map((cell) => ({ activityId: id, document, cell })),
    ),
  );
  await sql`update activity a set planned_idr = t.planned, spent_idr = t.spent, unconverted = t.unconverted,
      first_year = t.first_year, last_year = t.last_year
    from unnest(${arrayLiteral(cuts.map(({ id }) => id))}::uuid[], ${arrayLiteral(cuts.map(({ cut }) => cut.plannedIdr))}::numeric[],
      ${arrayLiteral(cuts.map(({ cut }) => cut.spentIdr))}::numeric[], ${arrayLiteral(cuts.map(({ cut }) => cut.unconverted))}::int[],
      ${arrayLiteral(cuts.map(({ cut }) => cut.firstYear))}::smallint[], ${arrayLiteral(cuts.map(({ cut }) => cut.lastYear))}::smallint[])
      as t(id, planned, spent, unconverted, first_year, last_year) where a.id = t.id`.execute(tx);
}

/** A rate that was replaced meanwhile stays unapplied: its own change computes again. */
async function markApplied(
  tx: Transaction,
  pending: readonly { currency: string; date: string; rate: string }[],
): Promise<void> {
  await sql`update exchange_rate r set applied = true
    from unnest(${arrayLiteral(pending.map((rate) => rate.currency))}::text[], ${arrayLiteral(pending.map((rate) => rate.date))}::date[],
      ${arrayLiteral(pending.map((rate) => rate.rate))}::numeric[])
      as t(currency, date, rate) where r.currency = t.currency and r.date = t.date and r.rate = t.rate`.execute(
    tx,
  );
}
