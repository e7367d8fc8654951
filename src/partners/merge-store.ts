import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { followFiles } from './partner-file-store.ts';
import { idArray } from './partner-store.ts';

/** Tables whose rows have an id of their own and just change hands. */
const OWNED = [
  'partner_office',
  'partner_contact',
  'partner_permit',
  'partner_funding',
  'partner_document',
  'partner_file',
  'office',
] as const;
type OwnedTable = (typeof OWNED)[number];

/** Tables that are sets: a row both partners have stands once under the winner. */
const SETS = {
  partner_name: ['folded', 'name', 'kind'],
  partner_identifier: ['identifier'],
  partner_presence: ['area_code', 'year', 'source'],
  partner_sector: ['field'],
} as const;
type SetTable = keyof typeof SETS;
type SetRow = Readonly<Record<string, string | number>>;

/** Enough to undo a merge exactly: which rows changed hands, what the winner gained and what the loser had. */
export interface MoveReceipt {
  /** A table that came later than the merge is missing. */
  readonly owned: Readonly<Partial<Record<OwnedTable, readonly string[]>>>;
  readonly taken: Readonly<Record<SetTable, readonly SetRow[]>>;
  readonly gained: Readonly<Record<SetTable, readonly SetRow[]>>;
}

/** Puts all rows of the room from one partner to another. */
export async function moveRows(tx: Transaction, from: string, to: string): Promise<MoveReceipt> {
  const owned: Partial<Record<OwnedTable, string[]>> = {};
  for (const table of OWNED) {
    const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set partner_id = ${to}::uuid
      where partner_id = ${from}::uuid returning id`.execute(tx);
    owned[table] = rows.map(({ id }) => id);
  }
  const taken: Partial<Record<SetTable, SetRow[]>> = {};
  const gained: Partial<Record<SetTable, SetRow[]>> = {};
  for (const table of setTables()) {
    const columns = list(SETS[table]);
    const deleted =
      await sql<SetRow>`delete from ${sql.table(table)} where partner_id = ${from}::uuid returning ${columns}`.execute(
        tx,
      );
    taken[table] = deleted.rows;
    gained[table] = await addRows(tx, table, to, deleted.rows.map(asOther));
  }
  return { owned, taken, gained } as MoveReceipt;
}

/** Undoes `moveRows`: rows that changed hands go back where they still are with the winner. */
export async function moveRowsBack(
  tx: Transaction,
  receipt: MoveReceipt,
  from: string,
  to: string,
): Promise<void> {
  for (const table of OWNED)
    await sql`update ${sql.table(table)} set partner_id = ${from}::uuid
      where partner_id = ${to}::uuid and id = any(${idArray(receipt.owned[table] ?? [])}::uuid[])`.execute(
      tx,
    );
  await followFiles(tx, to, from);
  for (const table of setTables()) {
    const keys = SETS[table].filter(
      (column) => column !== 'name' && column !== 'kind' && column !== 'source',
    );
    const same = sql.join(
      keys.map((key) => sql`s.${sql.ref(key)} = t.${sql.ref(key)}`),
      sql` and `,
    );
    if (receipt.gained[table].length > 0)
      await sql`delete from ${sql.table(table)} s using ${rowsOf(table, receipt.gained[table])}
        where s.partner_id = ${to}::uuid and ${same}`.execute(tx);
    await addRows(tx, table, from, receipt.taken[table]);
  }
}

/** The loser's own names become earlier names of the winner, whose own ones stay its own. */
function asOther(row: SetRow): SetRow {
  return 'kind' in row && row['kind'] !== 'written' ? { ...row, kind: 'former' } : row;
}

async function addRows(
  tx: Transaction,
  table: SetTable,
  to: string,
  rows: readonly SetRow[],
): Promise<SetRow[]> {
  if (rows.length === 0) return [];
  const columns = list(SETS[table]);
  const added = await sql<SetRow>`insert into ${sql.table(table)} (partner_id, ${columns})
    select ${to}::uuid, t.* from ${rowsOf(table, rows)} on conflict do nothing returning ${columns}`.execute(
    tx,
  );
  return added.rows;
}

function rowsOf(table: SetTable, rows: readonly SetRow[]) {
  const columns = SETS[table].map(
    (column) =>
      sql`${arrayLiteral(rows.map((row) => row[column]))}::${sql.raw(column === 'year' ? 'smallint[]' : 'text[]')}`,
  );
  return sql`unnest(${sql.join(columns)}) as t(${list(SETS[table])})`;
}

function list(columns: readonly string[]) {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function setTables(): SetTable[] {
  return Object.keys(SETS) as SetTable[];
}
