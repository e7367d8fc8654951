import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#database/index.ts';
import { Forbidden, newId, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { activityHistory } from './activity-history.ts';
import { changeRow } from './change-row.ts';
import { editActivity } from './edit-activity.ts';
import { enterRates } from './enter-rates.ts';
import { listActivities } from './list-activities.ts';
import { loadActivity } from './load-activity.ts';
import { recordActivity } from './record-activity.ts';
import { removeActivity } from './remove-activity.ts';

const database = useDatabase();
const KINDS = [
  'public',
  'national',
  'province',
  'otherProvince',
  'regency',
  'otherRegency',
  'partner',
  'otherPartner',
  'system',
] as const;
type Kind = (typeof KINDS)[number];

const form = (people: People, more: object = {}) => ({
  partnerId: people.partner.partnerId,
  title: { id: 'Pelatihan' },
  status: 2,
  locations: [{ areaCode: '53.08' }],
  sectors: [{ vocabulary: '1', code: '12240' }],
  budgets: [
    {
      type: 1,
      status: 1,
      periodStart: '2024-01-01',
      periodEnd: '2024-12-31',
      amount: '500',
      currency: 'IDR',
      valueDate: '2024-01-01',
      source: null,
    },
  ],
  ...more,
});

async function whoMay(people: People, act: (actor: Actor) => Promise<boolean>): Promise<Kind[]> {
  const able: Kind[] = [];
  for (const kind of KINDS) if (await act(people[kind])) able.push(kind);
  return able;
}

const refused = (error: unknown): false => {
  if (error instanceof Forbidden || error instanceof NotFound) return false;
  throw error;
};

test('An activity is recorded by regional offices, and by a partner as its own', async () => {
  const people = await makePeople(database());
  const able = await whoMay(people, (actor) =>
    recordActivity(deskOf(database(), actor), form(people)).then(() => true, refused),
  );
  expect(able).toEqual(['province', 'otherProvince', 'regency', 'otherRegency', 'partner', 'system']);
});

test('It is edited and removed by the offices of its area, the office that entered it, and its partner', async () => {
  const people = await makePeople(database());
  const result = { type: 1, title: { id: 'Sumur' }, description: null, indicators: [] };
  for (const act of ['edit', 'changeRow', 'remove'] as const) {
    const able = await whoMay(people, async (actor) => {
      const id = await recordActivity(deskOf(database(), people.system), form(people));
      const desk = deskOf(database(), actor);
      const done =
        act === 'edit'
          ? editActivity(desk, { id, version: 1, input: form(people, { status: 3 }) })
          : act === 'changeRow'
            ? changeRow(desk, { id, list: 'results', before: null, after: result })
            : removeActivity(desk, { id, version: 1 });
      return done.then(() => true, refused);
    });
    expect(able).toEqual(['province', 'regency', 'partner', 'system']);
  }
});

test('An edit may not carry an activity out of the editor’s own area, nor to another partner', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(deskOf(database(), people.system), form(people));
  const away = form(people, { locations: [{ areaCode: '53.07' }] });
  await expect(
    editActivity(deskOf(database(), people.regency), { id, version: 1, input: away }),
  ).rejects.toBeInstanceOf(Forbidden);
  const given = form(people, { partnerId: people.otherPartner.partnerId });
  await expect(
    editActivity(deskOf(database(), people.partner), { id, version: 1, input: given }),
  ).rejects.toBeInstanceOf(Forbidden);
});

test('An internal activity is seen by ministry, the offices of its area and its partner; a public one by all', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(
    deskOf(database(), people.system),
    form(people, { visibility: 'internal', title: { id: 'Rahasia embung' } }),
  );
  const sees = (actor: Actor) =>
    database().asActor(actor, async (tx) => (await loadActivity(tx, id)) !== undefined);
  const allowed = ['national', 'province', 'regency', 'partner', 'system'];
  expect(await whoMay(people, sees)).toEqual(allowed);
  expect(
    await whoMay(people, (actor) => activityHistory(deskOf(database(), actor), id).then(() => true, refused)),
  ).toEqual(allowed);
  const finds = async (actor: Actor) =>
    (await listActivities(deskOf(database(), actor), { search: 'rahasia embung' })).activities.some(
      (one) => one.id === id,
    );
  expect(await whoMay(people, finds)).toEqual(allowed);
  const cells = (actor: Actor) =>
    database().asActor(
      actor,
      async (tx) =>
        (await tx.selectFrom('coverage_cell').select('year').where('activity_id', '=', id).execute()).length >
        0,
    );
  expect(await whoMay(people, cells)).toEqual(allowed);
});

const PARTS = ['activity_sector', 'activity_location', 'activity_budget', 'coverage_cell'] as const;

test('Row-level security alone hides the parts of a hidden activity', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(
    deskOf(database(), people.system),
    form(people, { visibility: 'internal' }),
  );
  for (const part of PARTS) {
    const sees = (actor: Actor) =>
      database().asActor(
        actor,
        async (tx) =>
          (await sql`select 1 from ${sql.table(part)} where activity_id = ${id}`.execute(tx)).rows.length > 0,
      );
    expect([part, await whoMay(people, sees)]).toEqual([
      part,
      ['national', 'province', 'regency', 'partner', 'system'],
    ]);
  }
});

test('Row-level security alone keeps others from changing an activity or its parts', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(deskOf(database(), people.system), form(people));
  const changes = (
    statement: (tx: Parameters<Parameters<ReturnType<typeof database>['asActor']>[1]>[0]) => Promise<number>,
  ) =>
    whoMay(people, (actor) =>
      database()
        .asActor(actor, statement)
        .then(
          (rows) => rows > 0,
          (error: unknown) => {
            if ((error as { code?: string }).code === '42501') return false;
            throw error;
          },
        ),
    );
  const owners = ['province', 'regency', 'partner', 'system'];
  expect(
    await changes(async (tx) =>
      Number((await sql`update activity set status = 3 where id = ${id}`.execute(tx)).numAffectedRows),
    ),
  ).toEqual(owners);
  for (const part of PARTS)
    expect([
      part,
      await changes(async (tx) =>
        Number(
          (
            await sql`update ${sql.table(part)} set activity_id = activity_id where activity_id = ${id}`.execute(
              tx,
            )
          ).numAffectedRows,
        ),
      ),
    ]).toEqual([part, owners]);
  const added = (n: number) =>
    sql`insert into activity_tag (activity_id, ordinal, vocabulary, code) values (${id}, ${n}, '2', '1')`;
  let ordinal = 0;
  expect(await changes(async (tx) => Number((await added(++ordinal).execute(tx)).numAffectedRows))).toEqual(
    owners,
  );
});

test('Row-level security alone: no office enters an activity in another office’s name, nor a partner for another', async () => {
  const people = await makePeople(database());
  const insert = (partnerId: string, officeId: string) => (actor: Actor) =>
    database()
      .asActor(actor, (tx) =>
        sql`insert into activity (id, partner_id, office_id, title, sort_title, status) values (${newId()}, ${partnerId}, ${officeId}, '{}', '', 1)`.execute(
          tx,
        ),
      )
      .then(
        () => true,
        () => false,
      );
  const { partnerId, officeId } = people.partner;
  expect(await whoMay(people, insert(partnerId, people.province.officeId))).toEqual([
    'province',
    'partner',
    'system',
  ]);
  expect(await whoMay(people, insert(people.otherPartner.partnerId, officeId))).toEqual([
    'otherPartner',
    'system',
  ]);
});

test('Only the product itself deletes an activity; rates are entered by provinces', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(deskOf(database(), people.system), form(people));
  const deletes = (actor: Actor) =>
    database().asActor(
      actor,
      async (tx) =>
        Number((await sql`delete from activity where id = ${id}`.execute(tx)).numAffectedRows) > 0,
    );
  expect(await whoMay(people, deletes)).toEqual(['system']);
  const rate = [{ currency: 'EUR', date: '2024-01-01', rate: '17000', source: 'BI' }];
  const enters = (actor: Actor) => enterRates(deskOf(database(), actor), rate).then(() => true, refused);
  expect(await whoMay(people, enters)).toEqual(['province', 'otherProvince', 'system']);
});
