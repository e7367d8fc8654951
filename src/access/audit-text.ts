import { createHash } from 'node:crypto';

/**
 * The columns of the trail in the order their text has in a row's digest. Written a second time here, and not asked of
 * the database, so that a check does not trust what it checks.
 */
export const AUDIT_COLUMNS = [
  'id',
  'at',
  'user_id',
  'office_id',
  'actor_kind',
  'role',
  'seat_id',
  'capacity',
  'address',
  'standing',
  'action',
  'subject',
  'subject_id',
  'version',
  'import_id',
  'reason',
  'before',
  'after',
  'request_id',
] as const;

/** A row as the database gives it; `before` and `after` as PostgreSQL writes jsonb, not parsed. */
export type RawAuditRow = { readonly id: number; readonly digest: string } & {
  readonly [Column in Exclude<(typeof AUDIT_COLUMNS)[number], 'id'>]: string | number | null;
};

/** A block as the database gives it, hashes in hexadecimal. */
export interface RawAuditBlock {
  readonly number: number;
  /** As in the text: `2026-01-06T01:00:00.000000Z`. */
  readonly at: string;
  readonly previous: string;
  /** `[[1, "…"], …]` as PostgreSQL writes jsonb. */
  readonly rows: string;
  readonly hash: string;
}

/** A row as its block names it. */
export interface NamedRow {
  readonly id: number;
  readonly digest: string;
}

/** The rows a block names; nothing where its text is not what it should be, which its hash tells. */
export function namedRows(block: RawAuditBlock): NamedRow[] {
  const rows: unknown = JSON.parse(block.rows);
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((one: unknown) =>
    Array.isArray(one) && typeof one[0] === 'number' && typeof one[1] === 'string'
      ? [{ id: one[0], digest: one[1] }]
      : [],
  );
}

/** What the hash of the first block follows. */
export const NO_BLOCK = '0'.repeat(64);

const DOCUMENTS: ReadonlySet<string> = new Set(['before', 'after']);

/** One line of JSON that says all a row says; its SHA-256 is the row's digest (docs/audit.md). */
export function auditText(row: RawAuditRow): string {
  const parts = AUDIT_COLUMNS.flatMap((column) => {
    const value = row[column];
    if (value === null) return [];
    return [`"${column}":${DOCUMENTS.has(column) ? String(value) : JSON.stringify(value)}`];
  });
  return `{${parts.join(',')}}`;
}

/** One line of JSON that says all a block says; its SHA-256 is the block's hash. */
export function auditBlockText({ number, at, previous, rows }: RawAuditBlock): string {
  return `{"number":${String(number)},"at":"${at}","previous":"${previous}","rows":${rows}}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
