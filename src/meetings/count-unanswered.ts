import { type Desk, mayDo, todayOf } from '#access/index.ts';
import { sql } from 'kysely';

/** How many announced meetings to come call the actor's office or organisation and have no answer from it yet. */
export async function countUnanswered(desk: Desk): Promise<number> {
  const { actor } = desk;
  const officeId = 'officeId' in actor ? actor.officeId : null;
  const partnerId = 'partnerId' in actor ? actor.partnerId : null;
  if (!mayDo(actor, 'answerInvitation', { officeId, partnerId })) return 0;
  const { rows } = await desk.database.asActor(actor, (tx) =>
    sql<{ count: number }>`
      select count(*)::int as count from meeting_invitee i join meeting m on m.id = i.meeting_id
      where not m.draft and m.removed_at is null and m.last_day >= ${todayOf(desk.now())}::date
        and m.office_id is distinct from ${officeId}::uuid
        and (i.office_id = ${officeId}::uuid or i.partner_id = ${partnerId}::uuid)
        and not exists (select 1 from invitee_reply r where r.invitee_id = i.id)`.execute(tx),
  );
  return rows[0]?.count ?? 0;
}
