import type { Transaction } from '#database/index.ts';
import { arrayLiteral, roleOf } from '#database/index.ts';
import { sql } from 'kysely';
import { withoutPersonal } from './audit-personal.ts';
import { type AuditRow, type AuditSubject, selectAudit } from './audit-rows.ts';
import { type Desk, officeOf, userOf } from './desk.ts';

export type { AuditRow, AuditSubject };

export interface AuditEntry {
  /** Verb and noun, for example `edit-partner`; the file of the use case has the same name. */
  readonly action: string;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly version?: number;
  readonly importId?: string;
  readonly reason?: string | undefined;
  /** The record as a document before and after. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes the audit row of an act; always in the transaction of the act itself. */
export async function writeAudit(tx: Transaction, desk: Desk, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({
      at: desk.now().toString(),
      user_id: userOf(desk.actor),
      office_id: officeOf(desk.actor),
      actor_kind: desk.actor.kind,
      role: roleOf(desk.actor),
      seat_id: 'seatId' in desk.actor ? desk.actor.seatId : null,
      capacity: desk.capacity ?? null,
      address: desk.address ?? null,
      action: entry.action,
      subject: entry.subject,
      subject_id: entry.subjectId,
      version: entry.version ?? null,
      import_id: entry.importId ?? null,
      reason: entry.reason ?? null,
      before: textOf(entry.subject, entry.before),
      after: textOf(entry.subject, entry.after),
      request_id: desk.requestId ?? null,
    })
    .execute();
}

function textOf(subject: AuditSubject, document: unknown): string | null {
  return document === undefined ? null : JSON.stringify(withoutPersonal(subject, document));
}

/** A row of many that one act leaves, each on a record of its own. */
export interface ManyAuditRow {
  readonly action: string;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly version?: number | undefined;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Audit rows of many records that one file, or the demonstration, created or changed, in one statement. */
export async function writeImportAudit(
  tx: Transaction,
  desk: Desk,
  importId: string | null,
  rows: readonly ManyAuditRow[],
): Promise<void> {
  await writeManyAudits(tx, desk, rows, importId);
}

/** Audit rows of many records that one act changed, in one statement. What came after is what the next act finds. */
export async function writeManyAudits(
  tx: Transaction,
  desk: Desk,
  rows: readonly ManyAuditRow[],
  importId: string | null = null,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into audit (at, user_id, office_id, actor_kind, role, seat_id, capacity, address, action, subject, subject_id, version, import_id, before, after, request_id)
    select ${desk.now().toString()}::timestamptz, ${userOf(desk.actor)}::uuid, ${officeOf(desk.actor)}::uuid, ${desk.actor.kind},
      ${roleOf(desk.actor)}, ${'seatId' in desk.actor ? desk.actor.seatId : null}::uuid, ${desk.capacity ?? null}, ${desk.address ?? null}, action, subject, subject_id, version, ${importId}::uuid, before, after, ${desk.requestId ?? null}
    from unnest(${arrayLiteral(rows.map((r) => r.action))}::text[], ${arrayLiteral(rows.map((r) => r.subject))}::text[],
      ${arrayLiteral(rows.map((r) => r.subjectId))}::uuid[], ${arrayLiteral(rows.map((r) => r.version))}::int[],
      ${arrayLiteral(rows.map((r) => textOf(r.subject, r.before)))}::jsonb[],
      ${arrayLiteral(rows.map((r) => textOf(r.subject, r.after)))}::jsonb[])
      as t(action, subject, subject_id, version, before, after)`.execute(tx);
}

/** The history of one record, newest first, as far as the actor may see it; at most 200 entries. */
export async function readAudit(
  tx: Transaction,
  subject: AuditEntry['subject'],
  subjectId: string,
): Promise<AuditRow[]> {
  return selectAudit(
    tx,
    sql<boolean>`audit.subject = ${subject} and audit.subject_id = ${subjectId}::uuid`,
    200,
  );
}

/** The newest of these acts on a record, and the record as the next act found it; null where none came later. */
export async function readLastAct(
  tx: Transaction,
  { subject, subjectId, action }: Pick<AuditEntry, 'subject' | 'subjectId' | 'action'>,
): Promise<
  | (Pick<AuditRow, 'at' | 'userId' | 'officeName' | 'importId'> & {
      readonly next: Pick<AuditRow, 'id' | 'version' | 'before' | 'after'> | null;
    })
  | undefined
> {
  const { rows } = await sql<{
    at: string;
    userId: string | null;
    officeName: string | null;
    importId: string | null;
    next: Pick<AuditRow, 'id' | 'version' | 'before' | 'after'> | null;
  }>`select a.at, a.user_id as "userId", o.name as "officeName", a.import_id as "importId",
      (select jsonb_build_object('id', n.id, 'version', n.version, 'before', n.before, 'after', n.after)
        from audit n where n.subject = a.subject and n.subject_id = a.subject_id and n.id > a.id
        and n.version is not null and n.before is not null order by n.id limit 1) as next
    from audit a left join office o on o.id = a.office_id
    where a.subject = ${subject} and a.subject_id = ${subjectId}::uuid and a.action = ${action}
    order by a.id desc limit 1`.execute(tx);
  return rows[0];
}
