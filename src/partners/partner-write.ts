import { sql } from 'kysely';
import { arrayLiteral } from '#database/index.ts';
import type { PartnerContact, PartnerDocument, PartnerRecord, StoredPartner } from './partner.ts';
import type { NewFile } from '#kernel/index.ts';

/** One partner to be written: from nothing (a new one) or from the version that stands. */
export interface PartnerWrite {
  readonly id: string;
  readonly before: Pick<StoredPartner, 'version' | 'record' | 'hidden'> | null;
  readonly after: PartnerRecord;
  /** Only what is not stored yet; `after` names them by id. */
  readonly newContacts?: readonly PartnerContact[];
  readonly newDocuments?: readonly PartnerDocument[];
  /** The files of new documents; a document described anew shows one that is there. */
  readonly newFiles?: readonly NewFile[];
}
export interface WriteOrigin {
  readonly at: string;
  readonly officeId: string | null;
  readonly importId: string | null;
  /** The person who edited; null where a file did, so that a later file may update what no person touched. */
  readonly editedBy: string | null;
  readonly edited: boolean;
  readonly fictional: boolean;
}

/** A part of a partner's record as text, beside the partner's id. */
export interface Row {
  readonly id: string;
  readonly value: string;
}
export interface Rows {
  readonly gone: Row[];
  readonly came: Row[];
}

/** What went and what came in a list of texts, over all partners. */
export function rowsOf(
  writes: readonly PartnerWrite[],
  list: (record: PartnerRecord) => readonly string[],
): Rows {
  const [gone, came]: [Row[], Row[]] = [[], []];
  for (const { id, before, after } of writes) {
    const was = new Set(before === null ? [] : list(before.record));
    const is = new Set(list(after));
    for (const value of was) if (!is.has(value)) gone.push({ id, value });
    for (const value of is) if (!was.has(value)) came.push({ id, value });
  }
  return { gone, came };
}

/** The rows as two columns for `unnest`. */
export const columnsOf = (rows: readonly Row[]) =>
  sql`${arrayLiteral(rows.map((r) => r.id))}::uuid[], ${arrayLiteral(rows.map((r) => r.value))}::text[]`;
