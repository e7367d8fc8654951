import { ERASED_NAME, MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral } from '#database/index.ts';
import { dropDrafts } from '#papers/index.ts';
import { sql } from 'kysely';
import { erasedOf } from './erased-of.ts';
import { isWrittenAs } from './written-as.ts';

/** Who was there. Whoever is erased still counts: day, category, institution, whether a man or a woman, and how they came stay. */
export const attendancePlace: PersonalPlace = {
  kind: 'attendance',
  action: 'erase-person',
  find: async (tx, wanted) => {
    const { rows } = await sql<PersonalTrace>`
      select a.id, m.title as "where", a.day, null as path, a.removed_at is not null as "isRemoved", false as stays,
        jsonb_build_object('name', a.name, 'post', a.post, 'institution', a.institution, 'represents', a.represents,
          'sex', a.sex, 'contact', a.contact) as held
      from attendance a join meeting m on m.id = a.meeting_id
      where a.name <> ${ERASED_NAME} and ${
        'linkId' in wanted
          ? sql`(a.link_id = ${wanted.linkId}::uuid or a.invitee_id = (select l.invitee_id from personal_link l where l.id = ${wanted.linkId}::uuid))`
          : isWrittenAs(wanted, sql`a.name`, sql`a.contact`)
      }
      order by a.day desc, a.id limit ${MOST_TRACES}`.execute(tx);
    return rows;
  },
  erase: async (tx, ids) => {
    const erased = await erasedOf(
      tx,
      sql`update attendance set name = ${ERASED_NAME}, post = null, represents = null, contact = null where id = any(${arrayLiteral(ids)}::uuid[])`,
    );
    // A draft of the list is put together anew when it is opened.
    await dropDrafts(tx, { subject: 'meeting', subjectIds: erased.map(({ subjectId }) => subjectId) });
    return erased;
  },
  forget: (tx, before) =>
    erasedOf(
      tx,
      sql`update attendance set contact = null where contact is not null
        and meeting_id in (select m.id from meeting m where m.last_day < ${before}::date)`,
    ),
};
