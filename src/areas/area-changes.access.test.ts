/** Who may not change the tree of areas: by the use cases, and by row-level security alone. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM, type Transaction } from '#database/index.ts';
import { Forbidden, newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import type { AreaChangeInput } from './area-change.ts';
import { previewAreaChange, recordAreaChange } from './record-area-change.ts';
import { getAreaChange, undoAreaChange } from './undo-area-change.ts';

const database = useDatabase();
let people: People;
let recorded: string;

const RENAME: AreaChangeInput = {
  kind: 'rename',
  area: '53.08',
  name: 'Flores Tengah',
  date: '2025-01-01',
  basis: 'PP 1/2025',
};

beforeAll(async () => {
  people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  ({ id: recorded } = await recordAreaChange(desk, { ...RENAME, area: '53.09', name: 'Ngadha' }));
});

const OTHERS = ['public', 'national', 'regency', 'partner', 'otherProvince'] as const;

test.each(OTHERS)(
  '%s records no change in Nusa Tenggara Timur, sees no preview and takes nothing back',
  async (who) => {
    const desk = deskOf(database(), people[who]);
    await expect(previewAreaChange(desk, RENAME)).rejects.toThrow(Forbidden);
    await expect(recordAreaChange(desk, RENAME)).rejects.toThrow(Forbidden);
    await expect(undoAreaChange(desk, { id: recorded, reason: 'x' })).rejects.toThrow(Forbidden);
    expect(await getAreaChange(desk, recorded)).toMatchObject({ undo: 'notYours' });
  },
);

test('A province changes nothing that begins, ends or lies in another', async () => {
  const desk = deskOf(database(), people.province);
  const common = { date: '2025-01-01', basis: 'UU 1/2025' };
  const inputs: AreaChangeInput[] = [
    { ...common, kind: 'rename', area: '52.01', name: 'Lain' },
    { ...common, kind: 'move', area: '53.10', to: '52' },
    { ...common, kind: 'split', area: '53', goesOn: true, newAreas: [{ code: '54', name: 'Flores' }] },
    { ...common, kind: 'merge', areas: ['52.08'], into: { code: '53.08' } },
  ];
  for (const input of inputs) await expect(previewAreaChange(desk, input)).rejects.toThrow(Forbidden);
  const system = deskOf(database(), SYSTEM);
  expect(await previewAreaChange(system, inputs[2])).toMatchObject({ plan: { begins: [{ code: '54' }] } });
});

type Write = (tx: Transaction, code: string) => Promise<unknown>;
const WRITES: Readonly<Record<string, Write>> = {
  'a new area': (tx, code) =>
    sql`insert into area (code, parent_code, level, kind, name, folded) values (${`${code}.88`}, ${code}, 3, 'kecamatan', 'X', 'x')`.execute(
      tx,
    ),
  'a former name': (tx, code) =>
    sql`insert into area_name (area_code, folded, name, kind) values (${code}, 'x', 'X', 'former')`.execute(
      tx,
    ),
  'a successor inside': (tx, code) =>
    sql`insert into area_successor (area_code, successor_code, since) values (${code}, '53.10', '2025-01-01')`.execute(
      tx,
    ),
  'a predecessor inside': (tx, code) =>
    sql`insert into area_successor (area_code, successor_code, since) values ('53.11', ${code}, '2025-01-01')`.execute(
      tx,
    ),
  'a change': (tx, code) =>
    sql`insert into area_change (id, kind, effective, basis, area_codes, plan)
      values (${newId()}, 'split', '2025-01-01', 'UU 1/2025', array['53.10', ${code}], '{}')`.execute(tx),
};

class Undo extends Error {}

/** Whether the database lets the actor write so; what was written is taken back. */
async function lets(actor: Actor, write: Write, code: string): Promise<boolean> {
  try {
    await database().asActor(actor, async (tx) => {
      await write(tx, code);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return true;
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
  return false;
}

test.each(Object.entries(WRITES))(
  'Row-level security alone lets nobody else write %s',
  async (what, write) => {
    const isOfOneArea = what === 'a new area' || what === 'a former name';
    const answers: [string, boolean, boolean][] = [];
    for (const who of ['system', 'province', ...OTHERS] as const)
      answers.push([who, await lets(people[who], write, '53.08'), await lets(people[who], write, '52.01')]);
    expect(answers).toEqual([
      ['system', true, true],
      ['province', true, false],
      ...OTHERS.map((who) => [who, false, who === 'otherProvince' && isOfOneArea]),
    ]);
  },
);

test('Nobody deletes the record of a change, and nobody else marks it as taken back', async () => {
  const remove = (tx: Transaction) => sql`delete from area_change`.execute(tx);
  for (const who of ['system', 'province', ...OTHERS] as const)
    expect([who, await lets(people[who], remove, '')]).toEqual([who, false]);
  for (const who of OTHERS) {
    const marked = await database().asActor(people[who], (tx) =>
      tx
        .updateTable('area_change')
        .set({ undone_at: '2025-01-01' })
        .where('id', '=', recorded)
        .executeTakeFirst(),
    );
    expect([who, Number(marked.numUpdatedRows)]).toEqual([who, 0]);
  }
});

test('Counting what stands on areas gives the counter no more rights than before', async () => {
  const kinds = await database().asActor(people.regency, async (tx) => {
    await sql`select * from records_on_areas('{53.08}')`.execute(tx);
    return (await sql<{ kind: string }>`select actor('kind') as kind`.execute(tx)).rows;
  });
  expect(kinds).toEqual([{ kind: 'regency' }]);
});
