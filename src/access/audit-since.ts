import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import type { AuditSubject } from './audit-rows.ts';

/** A record that was changed after a moment, as it stood at the moment, as far as the actor may know it. */
export interface RecordThen {
  readonly id: string;
  /** It was made after the moment. */
  readonly wasMade: boolean;
  /** The first later change, the version it made, and what it withheld. */
  readonly next: { readonly id: number; readonly version: number | null; readonly after: unknown };
  /** The document the first later change found; null where the trail keeps none or the actor may not read it. */
  readonly before: unknown;
  /** Whether it was in the register, written but not handed in, or taken out. */
  readonly state: 'draft' | 'recorded' | 'removed';
  /** When it was changed last until then. */
  readonly changedAt: string | null;
  /** The last file that made or changed it until then. */
  readonly importId: string | null;
}

interface Row {
  readonly id: string;
  readonly made: boolean;
  readonly next_id: number;
  readonly version: number | null;
  readonly withheld: unknown;
  readonly before: unknown;
  readonly last_action: string | null;
  readonly last_standing: string | null;
  readonly last_at: string | null;
  readonly last_import: string | null;
}

const COLUMNS = sql`c.subject_id as id, c.made, c.next_id, a.version, a.after -> 'withheld' as withheld, a.before, c.last_action, c.last_standing, c.last_at, c.last_import`;

/** How one record stood at a moment; nothing where it has not been changed since. */
export async function recordSince(
  tx: Transaction,
  subject: AuditSubject,
  id: string,
  moment: Temporal.Instant,
): Promise<RecordThen | undefined> {
  const { rows } = await sql<Row>`select ${COLUMNS}
    from record_since(${subject}, ${id}::uuid, ${moment.toString()}::timestamptz) c left join audit a on a.id = c.next_id`.execute(
    tx,
  );
  return rows.map(asThen)[0];
}

/** Tables of this transaction alone that say what was changed after a moment, by what they are about. */
const CHANGED = { activity: 'changed_activity', partner: 'changed_partner' } as const;

/** Puts the ids of the records that were changed after a moment into the table `changed_activity` or `changed_partner`. */
export async function gatherChanges(
  tx: Transaction,
  subject: keyof typeof CHANGED,
  moment: Temporal.Instant,
): Promise<void> {
  const table = sql.table(CHANGED[subject]);
  await sql`create temp table ${table} (subject_id uuid primary key, next_id bigint, made boolean, last_action text,
    last_standing text, last_at timestamptz, last_import uuid) on commit drop`.execute(tx);
  await sql`insert into ${table} select * from changed_since(${subject}, ${moment.toString()}::timestamptz)`.execute(
    tx,
  );
}

const BATCH = 200;

/** The gathered records as they stood, some hundreds at a time; those whose document the actor may not know are left out. */
export async function* eachChange(
  tx: Transaction,
  subject: keyof typeof CHANGED,
): AsyncGenerator<readonly RecordThen[]> {
  const table = sql.table(CHANGED[subject]);
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const from: string = after;
    const { rows } = await sql<Row>`select ${COLUMNS}
      from ${table} c join audit a on a.id = c.next_id
      where c.subject_id > ${from}::uuid and not c.made and a.before is not null order by c.subject_id limit ${BATCH}`.execute(
      tx,
    );
    if (rows.length > 0) yield rows.map(asThen);
    after = rows.at(-1)?.id;
  }
}

function asThen(row: Row): RecordThen {
  return {
    id: row.id,
    wasMade: row.made,
    next: { id: row.next_id, version: row.version, after: { withheld: row.withheld ?? {} } },
    before: row.before,
    state:
      row.last_action === 'remove-activity'
        ? 'removed'
        : row.last_standing?.startsWith('draft ') === true
          ? 'draft'
          : 'recorded',
    changedAt: row.last_at,
    importId: row.last_import,
  };
}
