import { ERASED_NAME, MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral } from '#database/index.ts';
import { dropDrafts } from '#papers/index.ts';
import { sql } from 'kysely';
import { erasedOf } from './erased-of.ts';
import { isWrittenAs } from './written-as.ts';

/**
 * Who was there. Somebody is one person on all days of a meeting, as they are counted, and is erased on all of them. They
 * still count: day, category, institution, whether a man or a woman, and how they came stay; several who were erased are
 * told apart by a number.
 */
export const attendancePlace: PersonalPlace = {
  kind: 'attendance',
  action: 'erase-person',
  find: async (tx, wanted) => {
    const met =
      'linkId' in wanted
        ? sql`(b.link_id = ${wanted.linkId}::uuid or b.invitee_id = (select l.invitee_id from personal_link l where l.id = ${wanted.linkId}::uuid))`
        : isWrittenAs(wanted, sql`b.name`, sql`b.contact`);
    const { rows } = await sql<PersonalTrace>`
      select ${key} as id, m.title as "where", min(a.day) as day, bool_and(a.removed_at is not null) as "isRemoved",
        false as stays, jsonb_build_object('name', min(a.name), 'post', string_agg(distinct a.post, ', '),
          'institution', min(a.institution), 'represents', string_agg(distinct a.represents, ', '), 'sex', min(a.sex),
          'contact', string_agg(distinct a.contact, ', ')) as held
      from attendance a join meeting m on m.id = a.meeting_id
      where not starts_with(a.name, ${ERASED_NAME}) and exists (select 1 from attendance b
        where b.meeting_id = a.meeting_id and lower(b.name) = lower(a.name) and lower(b.institution) = lower(a.institution) and ${met})
      group by ${key}, m.id order by 3 desc, 1 limit ${MOST_TRACES}`.execute(tx);
    return rows;
  },
  erase: async (tx, ids) => {
    const erased = await erasedOf(
      tx,
      sql`update attendance t set post = null, represents = null, contact = null,
          name = ${ERASED_NAME} || case when n.number = 1 then '' else ' (' || n.number || ')' end
        from (select a.id, dense_rank() over (partition by a.meeting_id order by ${key}) + (select count(distinct b.name)
            from attendance b where b.meeting_id = a.meeting_id and starts_with(b.name, ${ERASED_NAME})) as number
          from attendance a where not starts_with(a.name, ${ERASED_NAME}) and ${key} = any(${arrayLiteral(ids)}::text[])) n
        where n.id = t.id`,
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

/** Of a person at a meeting: whom `countAttendance` counts once. */
const key = sql`a.meeting_id || '.' || md5(lower(a.name || ' ' || a.institution))`;
