import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import { endOfDay, isId, isPlainDate, NotFound, type PlainDate } from '#kernel/index.ts';
import { z } from 'zod';
import { AUDIT_SUBJECTS, type AuditRow, type AuditSubject, selectAudit } from './audit-rows.ts';
import { type Desk, officeOf } from './desk.ts';
import { OFFICE_ZONE } from './seat.ts';
import { demand, mayDo } from './permissions.ts';

export const TRAIL_PAGE = 50;
const EXPORT_LIMIT = 50_000;
const EXPORT_BATCH = 500;

/** Which acts; every part narrows. */
export interface TrailFilter {
  /** A part of the name of the person who acted, as far as the reader may know names. */
  readonly person?: string | undefined;
  readonly userId?: string | undefined;
  readonly officeId?: string | undefined;
  readonly subject?: AuditSubject | undefined;
  readonly subjectId?: string | undefined;
  readonly action?: string | undefined;
  /** First and last date of the period, both in it (WITA). */
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | undefined;
}
export interface TrailQuery extends TrailFilter {
  /** Only what is older than this row. */
  readonly before?: number | undefined;
}
export interface TrailPage {
  readonly rows: readonly AuditRow[];
  /** What to ask `before` for to see older acts; nothing where there are none. */
  readonly older: number | undefined;
  /** The office the reader is kept to; nothing for who may read all of them. */
  readonly within: string | undefined;
}

const date = z.string().refine(isPlainDate).optional().catch(undefined);
const id = z.string().refine(isId).optional().catch(undefined);
const query = z.object({
  person: z.string().trim().min(1).max(100).optional().catch(undefined),
  userId: id,
  officeId: id,
  subject: z.enum(AUDIT_SUBJECTS).optional().catch(undefined),
  subjectId: id,
  action: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional()
    .catch(undefined),
  from: date,
  to: date,
  before: z.coerce.number().int().min(1).optional().catch(undefined),
});

/** An address of the trail as a query; what cannot be read is left out, so that an old link still shows something. */
export function parseTrailQuery(search: URLSearchParams): TrailQuery {
  const given = [...search].filter(([, value]) => value.trim() !== '');
  return query.parse(Object.fromEntries(given));
}

/**
 * Acts of the trail, the newest first: of all offices, or of the reader's own. The trail of one record is read by whoever
 * may read its history.
 * @throws Forbidden
 */
export async function listAudit(desk: Desk, wish: TrailQuery): Promise<TrailPage> {
  const { filter, within } = bounded(desk, wish);
  return desk.database.asActor(desk.actor, async (tx) => {
    const rows = await selectAudit(tx, conditions({ ...filter, before: wish.before }), TRAIL_PAGE + 1);
    const shown = rows.slice(0, TRAIL_PAGE);
    return { rows: shown, older: rows.length > TRAIL_PAGE ? shown.at(-1)?.id : undefined, within };
  });
}

/** All acts of a filter, for a file; at most 50,000, some hundreds at a time. @throws Forbidden */
export async function* eachAudit(desk: Desk, wish: TrailFilter): AsyncGenerator<AuditRow> {
  const { filter } = bounded(desk, wish);
  let before: number | undefined;
  for (let given = 0; given < EXPORT_LIMIT;) {
    const from = before;
    const rows = await desk.database.asActor(desk.actor, (tx) =>
      selectAudit(tx, conditions({ ...filter, before: from }), Math.min(EXPORT_BATCH, EXPORT_LIMIT - given)),
    );
    yield* rows;
    given += rows.length;
    before = rows.at(-1)?.id;
    if (before === undefined) return;
  }
}

/** One act of the trail, with what proves it. */
export interface AuditDetail extends AuditRow {
  readonly digest: string;
  /** Where the request came from; for who may read the trail of the office. */
  readonly address: string | null;
  readonly requestId: string | null;
  /** The block it is sealed in. */
  readonly block: { readonly number: number; readonly hash: string; readonly at: string } | undefined;
  /** What the next act on the same record found; null where there is none, or it keeps none. */
  readonly foundNext: unknown;
}

/** @throws NotFound where there is no such act, or it is not the reader's to see */
export async function readAuditDetail(desk: Desk, rowId: number): Promise<AuditDetail> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const [row] = await selectAudit(tx, sql<boolean>`audit.id = ${rowId}`, 1);
    if (!row) throw new NotFound(`no act ${String(rowId)}`);
    const proof = await readProof(tx, row);
    const seesAddress = mayDo(desk.actor, 'readTrail', { officeId: row.officeId });
    return { ...row, ...proof, address: seesAddress ? proof.address : null };
  });
}

async function readProof(
  tx: Transaction,
  { id: rowId, subject, subjectId }: AuditRow,
): Promise<Pick<AuditDetail, 'digest' | 'address' | 'requestId' | 'block' | 'foundNext'>> {
  const { rows } = await sql<Pick<AuditDetail, 'digest' | 'address' | 'requestId'>>`
    select encode(digest, 'hex') as digest, address, request_id as "requestId" from audit where id = ${rowId}`.execute(
    tx,
  );
  const block = await sql<
    NonNullable<AuditDetail['block']>
  >`select * from audit_place(${rowId}::bigint)`.execute(tx);
  const next = await sql<{ before: unknown }>`select before from audit
    where subject = ${subject} and subject_id = ${subjectId}::uuid and id > ${rowId} and version is not null
    order by id limit 1`.execute(tx);
  const [proof] = rows;
  if (!proof) throw new NotFound(`no act ${String(rowId)}`);
  return { ...proof, block: block.rows[0], foundNext: next.rows[0]?.before ?? null };
}

/** Offices that occur in the trail of who may read all of it, for a choice. */
export async function listTrailOffices(desk: Desk): Promise<{ id: string; name: string }[]> {
  if (!mayDo(desk.actor, 'readTrail', { officeId: null })) return [];
  return desk.database.asActor(desk.actor, (tx) =>
    tx.selectFrom('office').select(['id', 'name']).orderBy('name').execute(),
  );
}

/** What all may see was entered by somebody; every office may know by whom. */
const SHARED: ReadonlySet<AuditSubject> = new Set(['rate', 'area']);

function bounded(desk: Desk, wish: TrailFilter): { filter: TrailFilter; within: string | undefined } {
  if (wish.subject !== undefined && wish.subjectId !== undefined) return { filter: wish, within: undefined };
  if (wish.subject !== undefined && SHARED.has(wish.subject) && mayDo(desk.actor, 'readSharedHistory'))
    return { filter: wish, within: undefined };
  demand(desk.actor, 'readTrail');
  if (mayDo(desk.actor, 'readTrail', { officeId: null })) return { filter: wish, within: undefined };
  const within = officeOf(desk.actor) ?? undefined;
  return { filter: { ...wish, officeId: within }, within };
}

function conditions(wish: TrailQuery): RawBuilder<boolean> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (wish.before !== undefined) parts.push(sql`audit.id < ${wish.before}`);
  if (wish.subject !== undefined) parts.push(sql`audit.subject = ${wish.subject}`);
  if (wish.subjectId !== undefined) parts.push(sql`audit.subject_id = ${wish.subjectId}::uuid`);
  if (wish.officeId !== undefined) parts.push(sql`audit.office_id = ${wish.officeId}::uuid`);
  if (wish.userId !== undefined) parts.push(sql`audit.user_id = ${wish.userId}::uuid`);
  if (wish.action !== undefined) parts.push(sql`audit.action = ${wish.action}`);
  if (wish.person !== undefined)
    parts.push(
      sql`audit.seat_id in (select s.id from seat s where s.name ilike ${`%${wish.person.replace(/[%_\\]/g, '\\$&')}%`})`,
    );
  if (wish.from !== undefined)
    parts.push(sql`audit.at > ${endOfDay(OFFICE_ZONE, dayBefore(wish.from)).toString()}::timestamptz`);
  if (wish.to !== undefined)
    parts.push(sql`audit.at <= ${endOfDay(OFFICE_ZONE, wish.to).toString()}::timestamptz`);
  return sql.join(parts, sql` and `);
}

function dayBefore(day: PlainDate): PlainDate {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
