/** Activities placed somewhere, for the tests of this room. */
import { sql } from 'kysely';
import { type Database, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { makePartner } from '#tests/people.ts';

/** An internal activity of a new partner with all its money in one place; gives its id. */
export async function placeActivity(database: Database, areaCode: string): Promise<string> {
  const id = newId();
  const partnerId = await makePartner(database, `Nusa Trust ${id.slice(-6)}`);
  await database.asActor(SYSTEM, async (tx) => {
    await sql`insert into activity (id, partner_id, title, sort_title, status, visibility, reach, planned_idr)
      values (${id}, ${partnerId}::uuid, '{"id": "Sumur"}', 'sumur', 2, 'internal', '{53}', 100)`.execute(tx);
    await sql`insert into activity_location (activity_id, ordinal, area_code, percentage) values (${id}, 1, ${areaCode}, 100)`.execute(
      tx,
    );
    await sql`insert into coverage_cell (activity_id, area_code, field, year, partner_id, status, visibility, planned)
      values (${id}, ${areaCode}, 'water', 2020, ${partnerId}::uuid, 2, 'internal', 100)`.execute(tx);
  });
  return id;
}
