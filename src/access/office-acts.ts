import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type AuditRow, type AuditSubject, selectAudit } from './audit-rows.ts';

/** What the people of an office did of these acts, the newest first, as far as the actor may know; at most `most`. */
export async function readOfficeActs(
  tx: Transaction,
  wanted: { readonly officeId: string; readonly subject: AuditSubject; readonly actions: readonly string[] },
  most = 200,
): Promise<AuditRow[]> {
  return selectAudit(
    tx,
    sql<boolean>`audit.office_id = ${wanted.officeId}::uuid and audit.subject = ${wanted.subject}
      and audit.action = any(${arrayLiteral(wanted.actions)}::text[])`,
    most,
  );
}
