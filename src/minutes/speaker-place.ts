import { createHash } from 'node:crypto';
import { MOST_TRACES, type PersonalPlace, type PersonalTrace } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { erasedOf } from '#meetings/index.ts';
import { sql } from 'kysely';

/**
 * Who spoke, where minutes name the person. Erased are the savings and the texts that were circulated, with a SHA-256 of
 * the text as it is then. What was signed or locked keeps the text that was signed: it is told of and stays (decision 0021).
 */
export const speakerPlace: PersonalPlace = {
  kind: 'speakers',
  action: 'erase-person',
  find: async (tx, wanted) => {
    if (!('name' in wanted)) return [];
    const name = wanted.name.toLowerCase();
    const { rows } = await sql<PersonalTrace>`
      select e.meeting_id || '.' || ${digest} as id, m.title as "where", m.first_day as day,
        false as "isRemoved", false as stays,
        jsonb_build_object('name', min(e.person), 'post', string_agg(distinct e.speaker, ', ')) as held
      from minute_edit e join meeting m on m.id = e.meeting_id where lower(e.person) = ${name}
      group by e.meeting_id, m.id, ${digest}
      union all
      select s.id::text, m.title, m.first_day, false, true, jsonb_build_object('name', ${wanted.name}::text)
      from minutes_step s join meeting m on m.id = s.meeting_id
      where s.kind in ('sign', 'lock') and strpos(lower(s.content), ${`"person":${JSON.stringify(name)}`}) > 0
        and not exists (select 1 from minutes_step l where l.meeting_id = s.meeting_id and l.content is not null and l.ordinal > s.ordinal)
      order by stays, day desc, id limit ${MOST_TRACES}`.execute(tx);
    return rows;
  },
  erase: async (tx, ids, at) => {
    const wanted = sql`e.meeting_id || '.' || ${digest} = any(${arrayLiteral(ids)}::text[])`;
    const { rows: named } = await sql<{ meetingId: string; person: string }>`
      select distinct e.meeting_id as "meetingId", e.person from minute_edit e where e.person is not null and ${wanted}`.execute(
      tx,
    );
    const erased = await erasedOf(
      tx,
      sql`update minute_edit e set person = null where e.person is not null and ${wanted}`,
    );
    for (const [meetingId, persons] of Map.groupBy(named, (one) => one.meetingId))
      await eraseFromCirculated(tx, meetingId, new Set(persons.map(({ person }) => person)), at);
    return erased;
  },
};

const digest = sql`md5(lower(e.person))`;

async function eraseFromCirculated(
  tx: Transaction,
  meetingId: string,
  persons: ReadonlySet<string>,
  at: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; content: string }>`select id, content from minutes_step
    where meeting_id = ${meetingId}::uuid and kind = 'circulate' and content is not null`.execute(tx);
  for (const { id, content } of rows) {
    const text = JSON.stringify(
      JSON.parse(content, (key, value: unknown) =>
        key === 'person' && typeof value === 'string' && persons.has(value) ? null : value,
      ),
    );
    if (text !== content)
      await tx
        .updateTable('minutes_step')
        .set({ content: text, sha256: createHash('sha256').update(text).digest('hex'), erased_at: at })
        .where('id', '=', id)
        .execute();
  }
}
