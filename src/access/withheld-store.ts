import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type KnownDocument, valueIn, type Withholding } from './withheld.ts';

export type WithheldSubject = 'activity' | 'partner';

interface Loaded<Document> {
  readonly id: string;
  readonly document: Document;
}

/** Documents as they came from their tables, with the withheld values that row-level security gives the actor put back. */
export async function knownDocuments<Document extends Withholding>(
  tx: Transaction,
  subject: WithheldSubject,
  records: readonly Loaded<Document>[],
): Promise<Map<string, KnownDocument<Document>>> {
  const withholding = records.filter(({ document }) => Object.keys(document.withheld).length > 0);
  const values = await readValues(
    tx,
    subject,
    withholding.map(({ id }) => id),
  );
  return new Map(
    records.map(({ id, document }) => {
      const known = values.get(id) ?? new Map<string, unknown>();
      const fields = Object.keys(document.withheld);
      const given = new Map([...known].filter(([field]) => field in document.withheld));
      return [
        id,
        {
          document: { ...document, ...Object.fromEntries(given) },
          hidden: fields.filter((field) => !known.has(field)),
        },
      ];
    }),
  );
}

async function readValues(
  tx: Transaction,
  subject: WithheldSubject,
  ids: readonly string[],
): Promise<Map<string, Map<string, unknown>>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; field: string; value: unknown }>`
    select subject_id as id, field, value from withheld_field
    where subject = ${subject} and subject_id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, fields]) => [
      id,
      new Map(fields.map(({ field, value }) => [field, value])),
    ]),
  );
}

/**
 * Keeps the withheld values of records that were just written, and nothing of fields that are withheld no longer. What
 * is hidden from the actor stays as it is.
 */
export async function storeWithheld<Document extends Withholding>(
  tx: Transaction,
  subject: WithheldSubject,
  records: readonly (Loaded<Document> & { readonly hidden?: readonly string[] | undefined })[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.flatMap(({ id, document, hidden = [] }) =>
    Object.entries(document.withheld)
      .filter(([field]) => !hidden.includes(field))
      .map(([field, circle]) => ({
        id,
        field,
        circle,
        value: JSON.stringify(valueIn(document, field) ?? null),
      })),
  );
  const ids = arrayLiteral(rows.map(({ id }) => id));
  const fields = arrayLiteral(rows.map(({ field }) => field));
  await sql`delete from withheld_field w
    where w.subject = ${subject} and w.subject_id = any(${arrayLiteral(records.map(({ id }) => id))}::uuid[])
      and not exists (select 1 from unnest(${ids}::uuid[], ${fields}::text[]) as k(id, field)
        where k.id = w.subject_id and k.field = w.field)`.execute(tx);
  if (rows.length === 0) return;
  await sql`insert into withheld_field (subject, subject_id, field, visibility, value)
    select ${subject}, t.* from unnest(${ids}::uuid[], ${fields}::text[],
      ${arrayLiteral(rows.map(({ circle }) => circle))}::text[], ${arrayLiteral(rows.map(({ value }) => value))}::jsonb[]) as t
    on conflict (subject, subject_id, field) do update set visibility = excluded.visibility, value = excluded.value`.execute(
    tx,
  );
}
