/** Each cell of the table of permissions, tried as plain SQL under row-level security: the database says the same. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { makePartner, makePeople, type People } from '#tests/people.ts';
import { type Act, ACTS, demand, mayDo, PERMISSIONS, type Subject } from './permissions.ts';

const database = useDatabase();

interface Scene {
  readonly areaCode: string;
  readonly partnerId: string;
  readonly activityId: string;
  readonly officeId: string;
}

let people: People;
/** Records of Ende, Lontar and their offices, and records of somewhere else altogether. */
let ende: Scene;
let elsewhere: Scene;

async function makeScene(areaCode: string, partnerId: string, officeId: string): Promise<Scene> {
  const activityId = newId();
  await database().asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('activity')
      .values({
        id: activityId,
        partner_id: partnerId,
        title: '{"id":"Uji"}',
        sort_title: 'uji',
        status: 2,
        visibility: 'internal',
        reach: sql`${[areaCode.slice(0, 2), areaCode]}`,
        office_id: officeId,
      })
      .execute();
    await tx
      .insertInto('partner_contact')
      .values({ id: newId(), partner_id: partnerId, name: 'Narahubung' })
      .execute();
    await tx
      .insertInto('partner_file')
      .values({
        id: newId(),
        partner_id: partnerId,
        name: 'izin.pdf',
        type: 'pdf',
        size: 1,
        sha256: '0'.repeat(64),
      })
      .execute();
  });
  return { areaCode, partnerId, activityId, officeId };
}

beforeAll(async () => {
  people = await makePeople(database());
  ende = await makeScene('53.08', people.partner.partnerId, people.regency.officeId);
  elsewhere = await makeScene(
    '52.01',
    await makePartner(database(), 'Far Away Trust'),
    people.otherProvince.officeId,
  );
});

/** The act as SQL: how many rows it read or wrote. An insert that a policy refuses throws. */
const TRIES: Record<Act, (tx: Transaction, scene: Scene, actor: Actor) => Promise<number>> = {
  readInternal: (tx, scene) =>
    rows(tx.selectFrom('activity').select('id').where('id', '=', scene.activityId)),
  seeContacts: (tx, scene) =>
    rows(tx.selectFrom('partner_contact').select('id').where('partner_id', '=', scene.partnerId)),
  readPartnerFiles: (tx, scene) =>
    rows(tx.selectFrom('partner_file').select('id').where('partner_id', '=', scene.partnerId)),
  registerPartner: async (tx, _scene, actor) => {
    const office_id = 'officeId' in actor ? actor.officeId : null;
    await tx
      .insertInto('partner')
      .values({ id: newId(), name: 'Baru', partner_class: 'other', office_id })
      .execute();
    return 1;
  },
  editPartner: (tx, scene) =>
    changed(
      tx.updateTable('partner').set({ website: 'https://example.org' }).where('id', '=', scene.partnerId),
    ),
  mergePartners: async (tx, scene) => {
    const [one = '', other = ''] = [scene.partnerId, people.otherPartner.partnerId].sort();
    await tx
      .insertInto('partner_likeness')
      .values({ partner_id: one, other_id: other, decision: 'different' })
      .execute();
    return 1;
  },
  recordActivity: async (tx, scene, actor) => {
    const office_id = 'officeId' in actor ? actor.officeId : null;
    const reach = sql<string[]>`${[scene.areaCode.slice(0, 2), scene.areaCode]}`;
    await tx
      .insertInto('activity')
      .values({
        id: newId(),
        partner_id: scene.partnerId,
        title: '{}',
        sort_title: '',
        status: 1,
        reach,
        office_id,
      })
      .execute();
    return 1;
  },
  editActivity: (tx, scene) =>
    changed(tx.updateTable('activity').set({ status: 4 }).where('id', '=', scene.activityId)),
  importFiles: async (tx, _scene, actor) => {
    const office_id = 'officeId' in actor ? actor.officeId : null;
    await tx
      .insertInto('import_file')
      .values({ id: newId(), name: 'x', kind: 'unknown', sha256: '', size: 0, state: 'checking', office_id })
      .execute();
    return 1;
  },
  decideFinding: async (tx, scene, actor) => {
    const office_id = 'officeId' in actor ? actor.officeId : scene.officeId;
    await tx
      .insertInto('finding_decision')
      .values({ key: newId(), office_id, kind: 'gap', area_code: scene.areaCode, decision: 'confirmed' })
      .execute();
    return 1;
  },
  enterRates: async (tx) => {
    await tx
      .insertInto('exchange_rate')
      .values({ currency: 'USD', date: '2020-01-01', rate: '14000', source: 'uji' })
      .execute();
    return 1;
  },
  loadBoundaries: async (tx, scene) => {
    await tx
      .insertInto('area_boundary')
      .values({ area_code: scene.areaCode, geometry: '{}', source: 'uji' })
      .execute();
    return 1;
  },
  recordAreaChange: (tx, scene) =>
    changed(tx.updateTable('area').set({ valid_to: '2025-01-01' }).where('code', '=', scene.areaCode)),
};

async function rows(query: { execute(): Promise<unknown[]> }): Promise<number> {
  return (await query.execute()).length;
}

async function changed(query: { execute(): Promise<{ numUpdatedRows: bigint }[]> }): Promise<number> {
  return Number((await query.execute())[0]?.numUpdatedRows ?? 0n);
}

class Undo extends Error {}

/** Whether the database lets the actor do it; whatever was done is undone. */
async function databaseLets(actor: Actor, act: Act, scene: Scene): Promise<boolean> {
  let touched = 0;
  try {
    await database().asActor(actor, async (tx) => {
      touched = await TRIES[act](tx, scene, actor);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return touched > 0;
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
  return false;
}

/** Acts that are done to nobody's record in particular. */
const WITHOUT_SUBJECT: readonly Act[] = ['registerPartner', 'importFiles', 'enterRates', 'mergePartners'];

function subjectOf(act: Act, scene: Scene, actor: Actor): Subject | undefined {
  if (WITHOUT_SUBJECT.includes(act)) return undefined;
  // What an office enters is its own, wherever it lies; a form asks for more.
  if (act === 'recordActivity' && 'officeId' in actor)
    return { officeId: actor.officeId, partnerId: scene.partnerId };
  if (act === 'editPartner' || act === 'seeContacts' || act === 'readPartnerFiles')
    return { partnerId: scene.partnerId };
  return { areaCodes: [scene.areaCode], partnerId: scene.partnerId };
}

test.for(ACTS.flatMap((act) => Object.keys(PERMISSIONS[act]).map((kind) => [act, kind] as const)))(
  '%s as %s: the table and the database agree, on what is its own and on what is not',
  async ([act, kind]) => {
    const actor = people[kind as keyof People];
    for (const scene of [ende, elsewhere]) {
      const said = mayDo(actor, act, subjectOf(act, scene, actor));
      expect([scene.areaCode, await databaseLets(actor, act, scene)]).toEqual([scene.areaCode, said]);
    }
  },
);

test('A refusal is an error that names the act', () => {
  expect(() => demand(people.national, 'importFiles')).toThrow('national may not importFiles');
  expect(() => demand(people.regency, 'editActivity', { areaCodes: ['53.07.01'] })).toThrow();
  expect(() => demand(people.regency, 'editActivity', { areaCodes: ['53.08.01.2001'] })).not.toThrow();
  expect(mayDo(people.province, 'editActivity', { areaCodes: ['531'] })).toBe(false);
});

test('Nothing said about who acts shows nothing but what is public', async () => {
  const seen = await database().asActor({ kind: 'public' }, async (tx) => {
    await sql`select set_config('sinergi.kind', '', true)`.execute(tx);
    return tx.selectFrom('activity').select('id').where('visibility', '=', 'internal').execute();
  });
  expect(seen).toEqual([]);
});
