import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { officeOf } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { storeFixture } from './cells.fixture.ts';
import { decideFinding, undoFindingDecision } from './decide-finding.ts';
import { readDecisions } from './decision-store.ts';
import { explainNumber } from './explain-number.ts';
import { findOverlaps } from './find-overlaps.ts';
import { gapKey } from './finding.ts';
import { coverage } from './read-coverage.ts';

const database = useDatabase();
let people: People;

beforeAll(async () => {
  people = await makePeople(database());
  const one = { field: 'water', year: 2024, planned: '100' };
  const { partnerId } = people.partner;
  await storeFixture(database(), { partnerId, cells: [{ area: '53.08.05', ...one }] });
  await storeFixture(database(), {
    partnerId,
    visibility: 'internal',
    cells: [
      { area: '53.08.05', ...one },
      { area: '53.07.01', ...one },
    ],
  });
  await storeFixture(database(), {
    partnerId: people.otherPartner.partnerId,
    visibility: 'internal',
    cells: [{ area: '53.08.05', ...one }],
  });
});

const who: [keyof People, string | null, number][] = [
  ['public', '100.00', 1],
  ['otherProvince', '100.00', 1],
  ['otherRegency', '200.00', 2],
  ['otherPartner', '200.00', 2],
  ['partner', '300.00', 2],
  ['regency', '300.00', 3],
  ['province', '400.00', 3],
  ['national', '400.00', 3],
  ['system', '400.00', 3],
];

for (const [kind, planned, activities] of who)
  test(`Internal activities count for who may see them and for nobody else: ${kind}`, async () => {
    const desk = deskOf(database(), people[kind]);
    const table = await coverage(desk, { area: '53' });
    expect([table.total.planned, table.total.activities]).toEqual([planned, activities]);
    const explained = await explainNumber(desk, { area: '53' });
    expect(explained.total).toEqual(table.total);
    expect(explained.rows).toHaveLength(activities);
  });

test('A partner that is seen only inside makes no overlap for the public', async () => {
  expect((await findOverlaps(deskOf(database(), people.public), { area: '53.08' })).total).toBe(0);
  expect((await findOverlaps(deskOf(database(), people.regency), { area: '53.08' })).total).toBe(1);
});

const deciding: [keyof People, 'yes' | 'no'][] = [
  ['public', 'no'],
  ['national', 'no'],
  ['partner', 'no'],
  ['otherProvince', 'no'],
  ['otherRegency', 'no'],
  ['regency', 'yes'],
  ['province', 'yes'],
];

for (const [kind, answer] of deciding)
  test(`A finding in Ende is decided by its regency and its province: ${kind} ${answer}`, async () => {
    const actor = people[kind];
    const desk = deskOf(database(), actor);
    const key = gapKey('53.08', 'u25');
    const decide = decideFinding(desk, { key, decision: 'confirmed' });
    if (answer === 'no') await expect(decide).rejects.toMatchObject({ code: 'forbidden' });
    else await decide;
    const decisions = await database().asActor(actor, (tx) => readDecisions(tx, 'gap', '53.08'));
    const decided = decisions.find((one) => one.key === key && one.officeId === officeOf(actor));
    const undo = undoFindingDecision(desk, key, decided?.decidedAt ?? '');
    if (answer === 'no') await expect(undo).rejects.toMatchObject({ code: 'forbidden' });
    else await undo;
    const written = writeDirectly(actor);
    if (answer === 'no') await expect(written).rejects.toMatchObject({ code: '42501' });
    else await written;
  });

test('Decisions are read by offices of government and not by the public or partners', async () => {
  await decideFinding(deskOf(database(), people.regency), {
    key: gapKey('53.08', 'u26'),
    decision: 'confirmed',
  });
  const seen = async (actor: Actor): Promise<number> =>
    database().asActor(
      actor,
      async (tx) =>
        (
          await tx
            .selectFrom('finding_decision')
            .select('key')
            .where('key', '=', gapKey('53.08', 'u26'))
            .execute()
        ).length,
    );
  expect(await seen(people.province)).toBe(1);
  expect(await seen(people.national)).toBe(1);
  expect(await seen(people.public)).toBe(0);
  expect(await seen(people.partner)).toBe(0);
});

test('Nobody decides in the name of another office', async () => {
  await expect(writeDirectly(people.regency, people.province.officeId)).rejects.toMatchObject({
    code: '42501',
  });
});

async function writeDirectly(actor: Actor, office?: string): Promise<void> {
  const officeId = office ?? ('officeId' in actor ? actor.officeId : people.regency.officeId);
  await database().asActor(actor, async (tx) => {
    await sql`insert into finding_decision (key, office_id, kind, area_code, decision)
      values (${`gap:53.08:${newId()}`}, ${officeId}, 'gap', '53.08', 'confirmed')`.execute(tx);
  });
}
