import type { Desk } from '#access/index.ts';
import { arrayLiteral } from '#database/index.ts';
import { sql } from 'kysely';

/** An e-mail address of each partner that has one, its contact's first, as far as the actor may see them. */
export async function contactEmails(desk: Desk, partnerIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await desk.database.asActor(desk.actor, (tx) =>
    sql<{ id: string; email: string }>`
      select distinct on (partner_id) partner_id as id, email from partner_contact
      where removed_at is null and email is not null and partner_id = any(${arrayLiteral(partnerIds)}::uuid[])
      order by partner_id, email`.execute(tx),
  );
  return new Map(rows.map(({ id, email }) => [id, email]));
}
