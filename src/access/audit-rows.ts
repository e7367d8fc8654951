import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#database/index.ts';

/** What an act can be done to. */
export const AUDIT_SUBJECTS = [
  'partner',
  'activity',
  'meeting',
  'recommendation',
  'import',
  'finding',
  'rate',
  'area',
  'office',
  'seat',
  'account',
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** An act as it stands in the trail, as far as the reader may know it. */
export interface AuditRow {
  readonly id: number;
  readonly at: string;
  readonly userId: string | null;
  /** Who it was, for those who may know the people of offices; null for the others, and once erased. */
  readonly personName: string | null;
  /** In which position, as it stood then: `Plh. Kepala Biro Kerja Sama`. */
  readonly capacity: string | null;
  readonly role: string | null;
  readonly officeId: string | null;
  readonly officeName: string | null;
  readonly actorKind: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly subjectId: string;
  readonly version: number | null;
  readonly importId: string | null;
  /** The file it came from, where the reader may know its name. */
  readonly importName: string | null;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** Rows of `audit` that meet the condition, the newest first; only what the actor may see. */
export async function selectAudit(
  tx: Transaction,
  condition: RawBuilder<boolean>,
  most: number,
): Promise<AuditRow[]> {
  // Chosen first and described then: names are looked up for the rows of a page, not for those that were passed over.
  const { rows } = await sql<AuditRow>`
    with chosen as materialized (select * from audit where ${condition} order by audit.id desc limit ${most})
    select a.id, a.at, a.user_id as "userId", s.name as "personName", a.capacity, a.role, a.office_id as "officeId",
      o.name as "officeName", a.actor_kind as "actorKind", a.action, a.subject, a.subject_id as "subjectId", a.version,
      a.import_id as "importId", f.name as "importName", a.reason, a.before, a.after
    from chosen a left join office o on o.id = a.office_id left join seat s on s.id = a.seat_id
      left join import_file f on f.id = a.import_id
    order by a.id desc`.execute(tx);
  return rows;
}
