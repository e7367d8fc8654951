import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople } from '#tests/people.ts';
import type { ActivityDraft } from './activity.ts';
import { compareActivities } from './compare-activities.ts';
import { editActivity } from './edit-activity.ts';
import { loadActivity } from './load-activity.ts';
import { normaliseActivity } from './normalise-activity.ts';
import { removeActivity } from './remove-activity.ts';
import { type StoreOptions, storeActivities } from './store-activities.ts';

const database = useDatabase();

function draftOf(
  partnerId: string,
  iatiIdentifier: string | null,
  more: Partial<ActivityDraft> = {},
): ActivityDraft {
  return {
    partnerId,
    iatiIdentifier,
    title: { id: 'Pelatihan kader posyandu', en: 'Training of health volunteers' },
    description: { general: { id: 'Untuk 12 desa' }, objectives: { en: 'Fewer stunted children' } },
    status: 2,
    programme: 'Desa Sehat',
    plannedStart: '2022-01-01',
    plannedEnd: '2023-12-31',
    participants: [
      {
        role: 4,
        organisationType: '24',
        identifier: null,
        name: 'Yayasan {"Cendana"}, Ende',
        partnerId: null,
      },
    ],
    sectors: [
      { vocabulary: '1', code: '12240', percentage: '60' },
      { vocabulary: '1', code: '14031', percentage: '40' },
    ],
    locations: [
      { areaCode: '53.08', written: 'Ende' },
      { areaCode: '53.07', latitude: '-8.62', longitude: '122.21' },
    ],
    budgets: [
      {
        type: 1,
        status: 2,
        periodStart: '2022-01-01',
        periodEnd: '2023-12-31',
        amount: '1000000.01',
        currency: 'IDR',
        valueDate: '2022-01-01',
        source: 'hibah',
      },
    ],
    transactions: [
      {
        ref: 'a',
        type: 3,
        date: '2022-06-01',
        amount: '250000',
        currency: 'IDR',
        valueDate: '2022-06-01',
        description: null,
        provider: null,
        receiver: null,
      },
    ],
    results: [
      {
        type: 1,
        title: { en: 'Trained' },
        description: null,
        indicators: [
          {
            title: { en: 'People' },
            measure: '1',
            baselines: [{ year: 2021, value: '0' }],
            periods: [{ start: null, end: null, target: '40', actual: '38' }],
          },
        ],
      },
    ],
    tags: [{ vocabulary: '2', code: '2', name: 'Zero hunger' }],
    beneficiaries: [
      {
        unit: 'person',
        groupName: 'kader',
        direct: true,
        plannedFemale: 40,
        plannedMale: null,
        plannedTotal: 40,
        reachedFemale: 38,
        reachedMale: null,
        reachedTotal: null,
      },
    ],
    ...more,
  };
}
const withHash = (draft: ActivityDraft, hash: string): ActivityDraft => ({
  ...draft,
  source: { hash, from: 10, to: 90, line: 3, at: ['Sheet1!A4'] },
});
const store = (actor: Actor, drafts: ActivityDraft[], more: Partial<StoreOptions> = {}) => {
  const desk = deskOf(database(), actor);
  return database().asActor(actor, (tx) => storeActivities(tx, desk, drafts, { importId: newId(), ...more }));
};
const load = (id: string | null | undefined) =>
  database().asActor(SYSTEM, (tx) => loadActivity(tx, id ?? ''));
const audits = (id: string | null | undefined) =>
  database().asActor(SYSTEM, (tx) =>
    tx
      .selectFrom('audit')
      .selectAll()
      .where('subject_id', '=', id ?? '')
      .orderBy('id')
      .execute(),
  );

test('A draft is stored whole and read back as the same document', async () => {
  const people = await makePeople(database());
  const draft = withHash(draftOf(people.partner.partnerId, 'XM-1'), 'h1');
  const result = await store(people.province, [draft]);
  expect(result).toMatchObject({ created: 1, updated: 0, unchanged: 0, conflicts: [], rejected: [] });
  const stored = await load(result.ids[0]);
  expect(stored && compareActivities(normaliseActivity(draft), stored.document)).toEqual([]);
  expect(stored).toMatchObject({
    version: 1,
    plannedIdr: '1000000.01',
    spentIdr: '250000.00',
    firstYear: 2022,
    lastYear: 2023,
    editedAt: null,
    reach: ['53', '53.07', '53.08'],
    officeId: people.province.officeId,
    source: { hash: 'h1', from: 10, to: 90, line: 3 },
    sources: [{ at: 'Sheet1!A4' }],
  });
  const cells = await database().asActor(SYSTEM, (tx) =>
    sql<{
      planned: string;
      spent: string;
      n: number;
    }>`select sum(planned)::text as planned, sum(spent)::text as spent, count(*)::int as n
      from coverage_cell where activity_id = ${result.ids[0]}`.execute(tx),
  );
  expect(cells.rows).toEqual([{ planned: '1000000.01', spent: '250000.00', n: 8 }]);
});

test('The same file again changes nothing; a changed activity is updated and its former state kept', async () => {
  const people = await makePeople(database());
  const drafts = ['a', 'b'].map((key) =>
    withHash(draftOf(people.partner.partnerId, `XM-2${key}`), `h2${key}`),
  );
  const first = await store(people.province, drafts);
  expect(await store(people.province, drafts)).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 2,
    ids: first.ids,
  });
  const changed = withHash(
    { ...draftOf(people.partner.partnerId, 'XM-2a'), status: 4, transactions: [] },
    'h2a-2',
  );
  expect(await store(people.province, [changed])).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
  const stored = await load(first.ids[0]);
  expect(stored).toMatchObject({ version: 2, spentIdr: null, document: { status: 4, transactions: [] } });
  const rows = await audits(first.ids[0]);
  expect(rows.map((row) => [row.action, row.version])).toEqual([
    ['import-activity', 1],
    ['import-activity', 2],
  ]);
  expect(rows[1]?.before).toMatchObject({ status: 2 });
});

test('An activity without identifier or hash is known by its id, and unchanged by its content', async () => {
  const people = await makePeople(database());
  const id = newId();
  const draft = { ...draftOf(people.partner.partnerId, null), id };
  expect(await store(people.regency, [draft])).toMatchObject({ created: 1, ids: [id] });
  expect(await store(people.regency, [draft])).toMatchObject({ unchanged: 1, ids: [id] });
  expect(await store(people.regency, [{ ...draft, programme: 'Lain' }])).toMatchObject({
    updated: 1,
    ids: [id],
  });
});

test('What a person edited here is left as it is, unless somebody said to overwrite it', async () => {
  const people = await makePeople(database());
  const draft = draftOf(people.partner.partnerId, 'XM-4');
  const { ids } = await store(people.province, [withHash(draft, 'h4')]);
  const id = ids[0] ?? '';
  await editActivity(deskOf(database(), people.province), {
    id,
    version: 1,
    input: { ...draft, implementer: 'Yayasan Tenun' },
  });
  const again = withHash({ ...draft, status: 4 }, 'h4-2');
  const left = await store(people.province, [again]);
  expect(left).toMatchObject({
    updated: 0,
    conflicts: [{ index: 0, id, iatiIdentifier: 'XM-4', fields: ['status', 'implementer'] }],
  });
  expect((await load(id))?.document.implementer).toBe('Yayasan Tenun');
  expect(await store(people.province, [again], { overwrite: new Map([[id, 1]]) })).toMatchObject({
    updated: 0,
    conflicts: [{ id, version: 2 }],
  });
  expect(await store(people.province, [again], { overwrite: new Map([[id, 2]]) })).toMatchObject({
    updated: 1,
    conflicts: [],
  });
  expect(await load(id)).toMatchObject({
    version: 3,
    editedAt: null,
    document: { status: 4, implementer: null },
  });
});

test('A removed activity stays removed when its file comes again, and a changed one asks', async () => {
  const people = await makePeople(database());
  const draft = withHash(draftOf(people.partner.partnerId, 'XM-5'), 'h5');
  const { ids } = await store(people.province, [draft]);
  await removeActivity(deskOf(database(), people.province), { id: ids[0] ?? '', version: 1 });
  expect(await store(people.province, [draft])).toMatchObject({ unchanged: 1 });
  expect(await store(people.province, [withHash(draft, 'h5-2')])).toMatchObject({
    conflicts: [{ id: ids[0] }],
  });
  expect((await load(ids[0]))?.removedAt).not.toBeNull();
});

test('Two in one batch with one identifier: the second is rejected, the others are stored', async () => {
  const people = await makePeople(database());
  const draft = (key: string, hash: string) => withHash(draftOf(people.partner.partnerId, key), hash);
  expect(
    await store(people.province, [draft('XM-6', 'a'), draft('XM-6', 'b'), draft('XM-6b', 'c')]),
  ).toMatchObject({
    created: 2,
    rejected: [{ index: 1, code: 'identifierTwice' }],
  });
});

test('An identifier of an activity the actor may not see is rejected without a word about it', async () => {
  const people = await makePeople(database());
  const internal = { ...draftOf(people.partner.partnerId, 'XM-7'), visibility: 'internal' as const };
  await store(people.province, [withHash(internal, 'h7')]);
  const other = withHash(
    { ...draftOf(people.partner.partnerId, 'XM-7'), locations: [{ areaCode: '52.01' }] },
    'h7-2',
  );
  expect(await store(people.otherProvince, [other])).toMatchObject({
    created: 0,
    rejected: [{ index: 0, code: 'identifierTaken' }],
    ids: [null],
  });
  const visible = await store(people.province, [withHash(draftOf(people.partner.partnerId, 'XM-8'), 'h8')]);
  expect(
    await store(people.otherProvince, [withHash(draftOf(people.partner.partnerId, 'XM-8'), 'h8-2')]),
  ).toMatchObject({
    updated: 0,
    rejected: [{ index: 0, code: 'notYours' }],
  });
  expect((await load(visible.ids[0]))?.version).toBe(1);
});

test('A partner stores its own activities and nobody else’s', async () => {
  const people = await makePeople(database());
  const own = withHash(draftOf(people.partner.partnerId, 'XM-9'), 'h9');
  const foreign = withHash(draftOf(await makePartner(database(), 'Angsana'), 'XM-10'), 'h10');
  expect(await store(people.partner, [own, foreign])).toMatchObject({
    created: 1,
    rejected: [{ index: 1, code: 'notYours' }],
  });
  expect(await store(people.national, [own])).toMatchObject({ unchanged: 1 });
  expect(await store(people.public, [withHash(own, 'other')])).toMatchObject({
    rejected: [{ code: 'notYours' }],
  });
});
