import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { AUDIT_COLUMNS, type RawAuditBlock, type RawAuditRow } from './audit-text.ts';

// The built-in function and not audit_text: what checks the trail shares no code with what sealed it.
const TIME = (column: string): RawBuilder<unknown> =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The next blocks after a number, in order. */
export async function blocksAfter(tx: Transaction, number: number, most: number): Promise<RawAuditBlock[]> {
  const { rows } =
    await sql<RawAuditBlock>`select number, ${TIME('at')} as at, encode(previous, 'hex') as previous,
      rows::text as rows, encode(hash, 'hex') as hash
    from audit_block where number > ${number} order by number limit ${most}`.execute(tx);
  return rows;
}

const COLUMNS = sql.join(
  AUDIT_COLUMNS.map((column) => {
    if (column === 'at') return sql`${TIME('at')} as at`;
    return column === 'before' || column === 'after'
      ? sql`${sql.ref(column)}::text as ${sql.ref(column)}`
      : sql.ref(column);
  }),
);

/** Rows by id, as they stand. */
export async function auditRows(tx: Transaction, ids: readonly number[]): Promise<Map<number, RawAuditRow>> {
  const { rows } = await sql<RawAuditRow>`select ${COLUMNS}, encode(digest, 'hex') as digest
    from audit where id = any(${arrayLiteral(ids)}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The next rows after an id that no block names. One statement, so that a transaction that just ends is seen whole. */
export async function strangersAfter(tx: Transaction, id: number, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select a.id from audit a where a.id > ${id} and not exists (
      select 1 from audit_block b cross join lateral jsonb_array_elements(b.rows) r where (r.value ->> 0)::bigint = a.id)
    order by a.id limit ${most}`.execute(tx);
  return rows.map((row) => row.id);
}

/** How far the chain has come, for anybody who may read a history; nothing before its first block. */
export async function findHead(
  tx: Transaction,
): Promise<{ number: number; at: string; hash: string } | undefined> {
  const { rows } = await sql<{
    number: number;
    at: string;
    hash: string;
  }>`select * from audit_head()`.execute(tx);
  return rows[0];
}
