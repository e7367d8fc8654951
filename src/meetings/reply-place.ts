import {
  ERASED_NAME,
  type ErasedAt,
  MOST_TRACES,
  type PersonalPlace,
  type PersonalTrace,
} from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { dropDrafts } from '#papers/index.ts';
import { type RawBuilder, sql } from 'kysely';
import { erasedOf } from './erased-of.ts';
import { isWrittenAs } from './written-as.ts';

/** Who is told to come, in answers to invitations: in all answers to one, since the earlier ones are kept. */
export const replyPlace: PersonalPlace = {
  kind: 'replies',
  action: 'erase-person',
  find: async (tx, wanted) => {
    const { rows } = await sql<PersonalTrace>`
      select r.invitee_id || '.' || ${digest} as id, m.title as "where", m.first_day as day,
        false as "isRemoved", false as stays,
        jsonb_build_object('name', min(d ->> 'name'), 'post', string_agg(distinct d ->> 'post', ', '), 'institution', min(i.name),
          'represents', string_agg(distinct d ->> 'represents', ', '), 'contact', min(d ->> 'contact')) as held
      from invitee_reply r join meeting_invitee i on i.id = r.invitee_id join meeting m on m.id = r.meeting_id,
        jsonb_array_elements(r.persons) d
      where d ->> 'name' <> ${ERASED_NAME} and ${
        'linkId' in wanted
          ? sql`r.invitee_id = (select l.invitee_id from personal_link l where l.id = ${wanted.linkId}::uuid)`
          : isWrittenAs(wanted, sql`d ->> 'name'`, sql`d ->> 'contact'`)
      }
      group by r.invitee_id, m.id, ${digest} order by m.first_day desc, 1 limit ${MOST_TRACES}`.execute(tx);
    return rows;
  },
  erase: (tx, ids) =>
    change(
      tx,
      sql`r.invitee_id || '.' || ${digest} = any(${arrayLiteral(ids)}::text[])`,
      sql`jsonb_build_object('name', ${ERASED_NAME}::text, 'post', '', 'represents', null, 'contact', null)`,
    ),
  forget: (tx, before) =>
    change(
      tx,
      sql`d ->> 'contact' is not null and exists (select 1 from meeting m where m.id = r.meeting_id and m.last_day < ${before}::date)`,
      sql`d || '{"contact": null}'`,
    ),
};

/** Of a person as one answer names them: the same in those that came before and after. */
const digest = sql`md5(lower(d ->> 'name') || '|' || lower(coalesce(d ->> 'contact', '')))`;

/** Writes those of the persons anew that meet the condition; as many stay. Counted are the answers. */
async function change(
  tx: Transaction,
  condition: RawBuilder<unknown>,
  becomes: RawBuilder<unknown>,
): Promise<ErasedAt[]> {
  const changed = await erasedOf(
    tx,
    sql`update invitee_reply r set persons = (
        select jsonb_agg(case when ${condition} then ${becomes} else d end order by place)
        from jsonb_array_elements(r.persons) with ordinality as t(d, place))
      where exists (select 1 from jsonb_array_elements(r.persons) d where ${condition})`,
  );
  // A draft of the list of attendance names who was told to come; it is put together anew when it is opened.
  await dropDrafts(tx, { subject: 'meeting', subjectIds: changed.map(({ subjectId }) => subjectId) });
  return changed;
}
