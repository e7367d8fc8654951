import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { verifyAudit } from '#access/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { mergePartners } from '#partners/index.ts';
import { activityAsKnown } from './activity-as-known.ts';
import { activityHistory } from './activity-history.ts';
import { compareEdit } from './compare-edit.ts';
import { editActivity } from './edit-activity.ts';
import { listActivities } from './list-activities.ts';
import { loadActivity } from './load-activity.ts';
import { activityRecords } from './move-partner.ts';
import { recordActivity } from './record-activity.ts';
import { removeActivity } from './remove-activity.ts';
import { storeActivities } from './store-activities.ts';
import { undoEdit } from './undo-edit.ts';

const database = useDatabase();
const form = (people: People, more: object = {}) => ({
  partnerId: people.partner.partnerId,
  title: { id: 'Pembangunan embung' },
  status: 2,
  locations: [{ areaCode: '53.08' }],
  obstacle: 'Lahan bersengketa',
  ...more,
});
const load = async (id: string, actor: Actor = SYSTEM) => {
  const stored = await database().asActor(actor, (tx) => loadActivity(tx, id));
  if (!stored) throw new Error('not to be seen');
  return stored;
};
const obstacleOf = async (id: string, actor: Actor = SYSTEM) => (await load(id, actor)).document.obstacle;
/** All that the trail keeps of an activity, as text, without the rows of withheld fields. */
const trailOf = async (id: string): Promise<string> => {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ text: string }>`select coalesce(before::text, '') || coalesce(after::text, '') as text from audit
      where subject_id = ${id}::uuid and action <> 'change-withheld-field'`.execute(tx),
  );
  return rows.map(({ text }) => text).join();
};
const withheld = { obstacle: 'restricted' } as const;

test('A withheld value stands neither in the record nor in its trail, and is found by no search', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const description = { general: { id: 'Bendungan kecil di hulu' } };
  const id = await recordActivity(
    desk,
    form(people, { description, withheld: { ...withheld, description: 'internal' } }),
  );
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ obstacle: unknown; description: unknown; withheld: unknown }>`select obstacle, description, withheld
      from activity where id = ${id}::uuid`.execute(tx),
  );
  expect(rows).toEqual([
    { obstacle: null, description: {}, withheld: { ...withheld, description: 'internal' } },
  ]);
  expect(await trailOf(id)).not.toMatch(/sengketa|Bendungan/);
  expect((await listActivities(desk, { search: 'bendungan' })).count).toBe(0);
  expect(await load(id, people.regency)).toMatchObject({
    hidden: [],
    document: { obstacle: 'Lahan bersengketa', description },
  });
  expect(await load(id, people.public)).toMatchObject({
    hidden: expect.arrayContaining(['obstacle', 'description']) as unknown,
    document: { obstacle: null, description: {}, withheld },
  });
});

test('An editor who may not know a field leaves it as it is, whatever the form says', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(
    deskOf(database(), people.partner),
    form(people, { withheld: { obstacle: 'confidential' } }),
  );
  const bureau = deskOf(database(), people.regency);
  const input = form(people, { obstacle: 'Tebakan', programme: 'Air', withheld: {} });
  expect(await editActivity(bureau, { id, version: 1, input })).toBe(2);
  expect(await load(id)).toMatchObject({
    document: { programme: 'Air', obstacle: 'Lahan bersengketa', withheld: { obstacle: 'confidential' } },
  });
  await removeActivity(bureau, { id, version: 2 });
  await undoEdit(bureau, { id, version: 3 });
  expect(await obstacleOf(id)).toBe('Lahan bersengketa');
  expect(await obstacleOf(id, people.regency)).toBeNull();
});

test('A draft keeps its withheld fields, and takes them into the register', async () => {
  const people = await makePeople(database());
  for (const actor of [people.regency, people.partner]) {
    const desk = deskOf(database(), actor);
    const id = await recordActivity(desk, form(people, { withheld }), { draft: true });
    expect(await load(id, actor)).toMatchObject({ draft: true, hidden: [], document: { withheld } });
    await editActivity(desk, { id, version: 1, input: form(people), handIn: true });
    expect(await load(id, people.public)).toMatchObject({ draft: false, hidden: ['obstacle'] });
    expect(await obstacleOf(id, actor)).toBe('Lahan bersengketa');
  }
});

test('Nobody closes a field to themselves, nor opens one in the database alone without the right to', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(deskOf(database(), people.partner), form(people));
  const input = form(people, { withheld: { obstacle: 'confidential' } });
  await expect(editActivity(deskOf(database(), people.regency), { id, version: 1, input })).rejects.toThrow(
    Forbidden,
  );
  await expect(
    database().asActor(SYSTEM, (tx) =>
      sql`update activity set withheld = '{"obstacle":"internal"}' where id = ${id}::uuid`.execute(tx),
    ),
  ).rejects.toThrow(/lays_nothing_open/);
});

test('The history is one change to who may know both, and silent of the field to the others', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const id = await recordActivity(desk, form(people));
  await editActivity(desk, { id, version: 1, input: form(people, { withheld }) });
  const input = form(people, { withheld, programme: 'Air', obstacle: 'Selesai' });
  await editActivity(desk, { id, version: 2, input });
  const told = async (actor: Actor) =>
    (await activityHistory(deskOf(database(), actor), id)).map(({ action, differences }) => [
      action,
      differences.map(({ field, before, after }) => [field, before, after]),
    ]);
  const circle = ['withheld', null, 'restricted'];
  expect(await told(people.regency)).toEqual([
    [
      'edit-activity',
      [
        ['programme', null, 'Air'],
        ['obstacle', 'Lahan bersengketa', 'Selesai'],
      ],
    ],
    ['edit-activity', [circle]],
    ['record-activity', []],
  ]);
  expect(await told(people.otherPartner)).toEqual([
    ['edit-activity', [['programme', null, 'Air']]],
    ['edit-activity', [circle]],
    ['record-activity', []],
  ]);
  const seen = (actor: Actor) =>
    database().asActor(actor, (tx) =>
      sql`select 1 from audit where subject_id = ${id}::uuid and action = 'change-withheld-field'`.execute(
        tx,
      ),
    );
  expect((await seen(people.regency)).rows).toHaveLength(2);
  expect((await seen(people.otherPartner)).rows).toHaveLength(0);
  expect(await verifyAudit(deskOf(database(), SYSTEM))).toMatchObject({ whole: true });
});

test('Undoing brings the field back as it was, and opens nothing that is withheld meanwhile', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const id = await recordActivity(desk, form(people, { withheld }));
  await editActivity(desk, { id, version: 1, input: form(people, { withheld, obstacle: 'Selesai' }) });
  await undoEdit(desk, { id, version: 2 });
  expect(await obstacleOf(id)).toBe('Lahan bersengketa');
  await editActivity(desk, { id, version: 3, input: form(people, { withheld: {}, obstacle: 'Terbuka' }) });
  expect(await obstacleOf(id, people.public)).toBe('Terbuka');
  await undoEdit(desk, { id, version: 4 });
  expect(await load(id)).toMatchObject({ document: { withheld, obstacle: 'Lahan bersengketa' } });
  await undoEdit(desk, { id, version: 5 });
  expect(await load(id)).toMatchObject({ document: { withheld, obstacle: 'Terbuka' } });
  expect(await obstacleOf(id, people.public)).toBeNull();
});

test('A wider circle for the record, and its removal, leave the field in its own', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const id = await recordActivity(desk, form(people, { withheld, visibility: 'internal' }));
  await editActivity(desk, { id, version: 1, input: form(people, { visibility: 'public' }) });
  expect(await load(id, people.public)).toMatchObject({ hidden: ['obstacle'], document: { withheld } });
  await removeActivity(desk, { id, version: 2 });
  expect(await obstacleOf(id, people.regency)).toBe('Lahan bersengketa');
  await undoEdit(desk, { id, version: 3 });
  expect(await load(id, people.public)).toMatchObject({ hidden: ['obstacle'] });
  expect(await obstacleOf(id)).toBe('Lahan bersengketa');
});

test('After a conflict the comparison knows what each changed in a withheld field', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const id = await recordActivity(desk, form(people, { withheld }));
  await editActivity(desk, { id, version: 1, input: form(people, { withheld, obstacle: 'Dia' }) });
  const mine = { id, version: 1, input: form(people, { withheld, programme: 'Saya' }) };
  expect((await compareEdit(desk, mine)).fields).toMatchObject([
    { field: 'obstacle', outcome: 'stored', differences: [{ before: 'Dia', after: 'Lahan bersengketa' }] },
    { field: 'programme', outcome: 'mine' },
  ]);
});

test('A file never lays a withheld field open, and again unchanged it changes nothing', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const draft = (hash: string, obstacle: string, identifier = 'W-1') => ({
    ...{ partnerId: people.partner.partnerId, iatiIdentifier: identifier, title: { id: 'Embung' } },
    ...{ status: 2 as const, obstacle, locations: [{ areaCode: '53.08' }], source: { hash } },
  });
  const store = (
    actor: Actor,
    one: ReturnType<typeof draft>,
    overwrite: ReadonlyMap<string, number> = new Map(),
  ) =>
    database().asActor(actor, (tx) =>
      storeActivities(tx, deskOf(database(), actor), [one], { importId: null, overwrite }),
    );
  const [id = ''] = (await store(people.regency, draft('1', 'Awal'))).ids as string[];
  const { document } = await load(id);
  await editActivity(desk, { id, version: 1, input: { ...document, withheld } });
  expect(await store(people.regency, draft('1', 'Awal'))).toMatchObject({ unchanged: 1, conflicts: [] });
  const conflict = await store(people.regency, draft('2', 'Dari berkas'));
  expect(conflict.conflicts).toMatchObject([{ id, fields: ['obstacle'] }]);
  expect(JSON.stringify(conflict)).not.toMatch(/Awal|berkas/);
  expect(await store(people.regency, draft('2', 'Awal'))).toMatchObject({ unchanged: 1, conflicts: [] });
  await store(people.regency, draft('3', 'Dari berkas'), new Map([[id, 2]]));
  expect(await obstacleOf(id)).toBe('Dari berkas');
  expect(await load(id, people.public)).toMatchObject({ hidden: ['obstacle'], document: { obstacle: null } });
  expect(await trailOf(id)).not.toContain('berkas');
  const [newest] = await activityHistory(desk, id);
  expect(newest?.differences).toMatchObject([{ field: 'obstacle', before: 'Awal', after: 'Dari berkas' }]);
});

test('A file of an office that may not know the field passes it over', async () => {
  const people = await makePeople(database());
  const identity = { partnerId: people.partner.partnerId, iatiIdentifier: 'W-2', title: { id: 'Embung' } };
  const id = await recordActivity(
    deskOf(database(), people.partner),
    form(people, { ...identity, withheld: { obstacle: 'confidential' } }),
  );
  const stored = await database().asActor(people.regency, (tx) =>
    storeActivities(
      tx,
      deskOf(database(), people.regency),
      [{ ...identity, status: 4, obstacle: 'Dari berkas', locations: [{ areaCode: '53.08' }] }],
      { importId: null, overwrite: new Map([[id, 1]]) },
    ),
  );
  expect(stored.updated).toBe(1);
  expect(await load(id)).toMatchObject({ document: { status: 4, obstacle: 'Lahan bersengketa' } });
});

test('As known on a day a field is shown to who may know it today and might have known it then', async () => {
  const people = await makePeople(database());
  const desk = deskOf(database(), people.regency);
  const id = await recordActivity(desk, form(people));
  const moment = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const { rows } = await sql<{ at: string }>`select clock_timestamp()::text as at`.execute(
      database().signIn,
    );
    await new Promise((resolve) => setTimeout(resolve, 5));
    return Temporal.Instant.from((rows[0]?.at ?? '').replace(' ', 'T').replace(/\+00$/, 'Z'));
  };
  const open = await moment();
  await editActivity(desk, { id, version: 1, input: form(people, { withheld }) });
  const closed = await moment();
  await editActivity(desk, { id, version: 2, input: form(people, { withheld, obstacle: 'Selesai' }) });
  const then = async (actor: Actor, at: Temporal.Instant) => {
    const known = await activityAsKnown(deskOf(database(), actor), id, at);
    return [known?.document.obstacle, known?.hidden];
  };
  for (const at of [open, closed]) {
    expect(await then(people.regency, at)).toEqual(['Lahan bersengketa', []]);
    expect(await then(people.otherPartner, at)).toEqual([null, ['obstacle']]);
  }
});

test('A merge of its partner leaves the field in its circle and out of the trail', async () => {
  const people = await makePeople(database());
  const winner = await makePartner(database(), 'Tunas Trust');
  const loser = await makePartner(database(), 'Tunas Foundation');
  const desk = deskOf(database(), people.province);
  const id = await recordActivity(desk, form(people, { partnerId: loser, withheld }));
  const [into, from] = [winner, loser].map((one) => ({ id: one, version: 1 }));
  if (into && from) await mergePartners(desk, { winner: into, loser: from }, activityRecords);
  expect(await load(id)).toMatchObject({
    document: { partnerId: winner, withheld, obstacle: 'Lahan bersengketa' },
  });
  expect(await load(id, people.public)).toMatchObject({ hidden: ['obstacle'] });
  expect(await trailOf(id)).not.toContain('sengketa');
});

test('What is deleted with the demonstration leaves no withheld value behind', async () => {
  const people = await makePeople(database());
  const id = await recordActivity(deskOf(database(), people.regency), form(people, { withheld }));
  const kept = () =>
    database().asActor(SYSTEM, (tx) =>
      sql`select 1 from withheld_field where subject_id = ${id}::uuid`.execute(tx),
    );
  expect((await kept()).rows).toHaveLength(1);
  await database().asActor(SYSTEM, (tx) => sql`delete from activity where id = ${id}::uuid`.execute(tx));
  expect((await kept()).rows).toHaveLength(0);
});
