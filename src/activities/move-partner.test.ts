import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { mergePartners, unmergePartners } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { activityHistory } from './activity-history.ts';
import { activityRecords } from './move-partner.ts';

const database = useDatabase();
let people: People;

beforeAll(async () => {
  people = await makePeople(database());
});

const run = <T>(query: ReturnType<typeof sql<T>>) =>
  database().asActor(SYSTEM, async (tx) => (await query.execute(tx)).rows);

async function makeActivity(owner: string, participant: string): Promise<string> {
  const id = newId();
  await run(sql`insert into activity (id, partner_id, title, sort_title, status, reach, visibility)
    values (${id}, ${owner}::uuid, '{"id": "Sumur"}', 'sumur', 2, '{52}', 'internal')`);
  await run(
    sql`insert into activity_participant (activity_id, ordinal, role, partner_id) values (${id}, 1, 1, ${participant}::uuid)`,
  );
  await run(sql`insert into coverage_cell (activity_id, area_code, field, year, partner_id, status, visibility)
    values (${id}, '52', 'water', 2023, ${owner}::uuid, 2, 'internal')`);
  return id;
}

const owners = async (activity: string) =>
  (
    await run(
      sql<{
        owner: string;
        participant: string;
        cell: string;
      }>`select a.partner_id as owner, p.partner_id as participant,
        c.partner_id as cell from activity a join activity_participant p on p.activity_id = a.id
        join coverage_cell c on c.activity_id = a.id where a.id = ${activity}::uuid`,
    )
  )[0];

test('Merging moves activities, participants and coverage everywhere in the country, and splitting puts them back', async () => {
  const [winner, loser] = [
    await makePartner(database(), 'Terang Trust'),
    await makePartner(database(), 'Terrang Trust'),
  ];
  const [own, funded, others] = [
    await makeActivity(loser, winner),
    await makeActivity(winner, loser),
    await makeActivity(winner, winner),
  ];
  const desk = deskOf(database(), people.province); // Nusa Tenggara Timur; the activities are in Nusa Tenggara Barat
  const counter = sql<{ last_value: number }>`select last_value from register_version`;
  const [before] = await run(counter);
  await mergePartners(
    desk,
    { winner: { id: winner, version: 1 }, loser: { id: loser, version: 1 } },
    activityRecords,
  );
  for (const activity of [own, funded, others])
    expect(await owners(activity)).toEqual({ owner: winner, participant: winner, cell: winner });
  const [after] = await run(counter);
  expect(after?.last_value).toBeGreaterThan(before?.last_value ?? 0);

  const acts = async (id: string) =>
    (await activityHistory(deskOf(database(), SYSTEM), id)).map(
      ({ action, differences, version, userId, canUndo }) => ({
        ...{ action, version, userId, canUndo },
        fields: differences.map(({ field }) => field),
      }),
    );
  const merged = { action: 'merge-partners', version: 2, userId: people.province.userId, canUndo: false };
  expect(await acts(own)).toEqual([{ ...merged, fields: ['partnerId'] }]);
  expect(await acts(funded)).toEqual([{ ...merged, fields: ['participants'] }]);
  expect(await acts(others)).toEqual([]);

  await unmergePartners(desk, { loserId: loser }, activityRecords);
  expect((await acts(funded)).map(({ action, version }) => [action, version])).toEqual([
    ['unmerge-partners', 3],
    ['merge-partners', 2],
  ]);
  expect(await owners(own)).toEqual({ owner: loser, participant: winner, cell: loser });
  expect(await owners(funded)).toEqual({ owner: winner, participant: loser, cell: winner });
  expect(await owners(others)).toEqual({ owner: winner, participant: winner, cell: winner });
});
