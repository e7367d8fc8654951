import type { Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { PersonalLink } from './personal-link.ts';

export async function insertLinks(
  tx: Transaction,
  links: readonly Omit<PersonalLink, 'withdrawnAt' | 'usedAt'>[],
): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insertInto('personal_link')
    .values(
      links.map((link) => ({
        id: link.id,
        meeting_id: link.meetingId,
        kind: link.kind,
        invitee_id: link.inviteeId,
        recommendation_id: link.recommendationId,
        email: link.email,
        made_at: link.madeAt,
        expires_at: link.expiresAt,
      })),
    )
    .execute();
}

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<PersonalLink[]> {
  const { rows } = await sql<PersonalLink>`
    select l.id, l.meeting_id as "meetingId", l.kind, l.invitee_id as "inviteeId", l.recommendation_id as "recommendationId",
      l.email, l.made_at as "madeAt", l.expires_at as "expiresAt", l.withdrawn_at as "withdrawnAt", l.used_at as "usedAt"
    from personal_link l where ${condition} order by l.made_at, l.id`.execute(tx);
  return rows;
}

export async function findLink(tx: Transaction, id: string): Promise<PersonalLink | undefined> {
  return (await select(tx, sql`l.id = ${id}::uuid`))[0];
}

/** The links of a meeting that were not withdrawn. */
export async function selectLinks(tx: Transaction, meetingId: string): Promise<PersonalLink[]> {
  return select(tx, sql`l.meeting_id = ${meetingId}::uuid and l.withdrawn_at is null`);
}

export async function markWithdrawn(tx: Transaction, ids: readonly string[], at: string): Promise<void> {
  if (ids.length > 0)
    await tx
      .updateTable('personal_link')
      .set({ withdrawn_at: at, email: null })
      .where('id', 'in', ids)
      .execute();
}

/** Where links of a meeting were sent to, by the link. */
export async function writeAddresses(
  tx: Transaction,
  meetingId: string,
  addresses: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [id, email] of addresses)
    await tx
      .updateTable('personal_link')
      .set({ email })
      .where('id', '=', id)
      .where('meeting_id', '=', meetingId)
      .execute();
}

/** Notes that a link was opened, at most once an hour. */
export async function markUsed(tx: Transaction, id: string, at: string): Promise<void> {
  await sql`update personal_link set used_at = ${at}::timestamptz where id = ${id}::uuid
    and (used_at is null or used_at < ${at}::timestamptz - interval '1 hour')`.execute(tx);
}
