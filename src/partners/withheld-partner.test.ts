import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Desk, verifyAudit } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { Forbidden } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  compareEdit,
  editPartner,
  getPartner,
  getPartnerHistory,
  mergePartners,
  type PartnerInput,
  type PartnerRecords,
  registerPartner,
  restorePartner,
  storePartners,
  unmergePartners,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const desk = (who: keyof People): Desk => deskOf(database(), people[who]);
const NONE: PartnerRecords = { move: () => Promise.resolve({}), moveBack: () => Promise.resolve() };
const WEBSITE = 'https://lama.example.org';
const form = (name: string, more: Partial<PartnerInput> = {}): PartnerInput => ({
  ...{ name, partnerClass: 'internationalNgo', homeCountry: 'CH', website: WEBSITE },
  ...more,
});
const withheld = { website: 'restricted' } as const;
const read = async (id: string, who: keyof People = 'system') => {
  const { record, hidden, version } = await getPartner(desk(who), id);
  return { website: record.website, withheld: record.withheld, hidden, version };
};
const trailOf = async (id: string): Promise<string> => {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ text: string }>`select coalesce(before::text, '') || coalesce(after::text, '') as text from audit
      where subject_id = ${id}::uuid and action <> 'change-withheld-field'`.execute(tx),
  );
  return rows.map(({ text }) => text).join();
};

test('A withheld fact stands neither in the partner’s row nor in its trail', async () => {
  const { id } = await registerPartner(desk('province'), form('Tenun Trust', { withheld }));
  expect(await read(id, 'regency')).toMatchObject({ website: WEBSITE, hidden: [] });
  expect(await read(id, 'public')).toMatchObject({ website: null, withheld, hidden: ['website'] });
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql`select website from partner where id = ${id}::uuid`.execute(tx),
  );
  expect(rows).toEqual([{ website: null }]);
  expect(await trailOf(id)).not.toContain('lama.example');
});

test('The bureau says who may know; the partner’s own officer changes what stands there', async () => {
  const { partnerId: id } = people.partner;
  const own = {
    name: 'Lontar Foundation Worldwide',
    partnerClass: 'internationalNgo',
    homeCountry: 'CH',
  } as const;
  await editPartner(desk('province'), { id, version: 1, form: { ...own, website: WEBSITE, withheld } });
  expect(await read(id, 'partner')).toMatchObject({ website: WEBSITE, hidden: [] });
  await editPartner(desk('partner'), {
    id,
    version: 2,
    form: { ...own, website: 'https://baru.example.org' },
  });
  expect(await read(id)).toMatchObject({ website: 'https://baru.example.org', withheld });
  await expect(
    editPartner(desk('partner'), { id, version: 3, form: { ...own, website: WEBSITE, withheld: {} } }),
  ).rejects.toThrow(Forbidden);
});

test('An editor who may not know a fact leaves it as it is', async () => {
  const { id } = await registerPartner(
    desk('regency'),
    form('Sasando Trust', { withheld: { website: 'confidential' } }),
  );
  const guess = form('Sasando Trust', {
    website: 'https://tebakan.example.org',
    acronym: 'ST',
    withheld: {},
  });
  await editPartner(desk('province'), { id, version: 1, form: guess });
  expect(await read(id)).toMatchObject({ website: WEBSITE, withheld: { website: 'confidential' } });
  expect(await read(id, 'province')).toMatchObject({ website: null, hidden: ['website'] });
});

test('History, comparison and undo know the fact for who may, and are silent to the others', async () => {
  const { id } = await registerPartner(desk('province'), form('Kelor Trust', { withheld }));
  const edit = form('Kelor Trust', { website: 'https://baru.example.org', withheld });
  await editPartner(desk('province'), { id, version: 1, form: edit });
  const mine = { id, version: 1, form: form('Kelor Trust', { withheld, acronym: 'KT' }) };
  expect((await compareEdit(desk('province'), mine)).differences).toMatchObject([
    { field: 'acronym', outcome: 'mine' },
    { field: 'website', outcome: 'stored' },
  ]);
  const told = async (who: keyof People) =>
    (await getPartnerHistory(desk(who), id)).entries.map(({ changes }) => changes.map(({ field }) => field));
  expect(await told('province')).toEqual([['website'], []]);
  expect(await told('otherPartner')).toEqual([[], []]);
  const [entry] = (await getPartnerHistory(desk('province'), id)).entries;
  await restorePartner(desk('province'), { id, version: 2, entryId: entry?.id ?? 0 });
  expect(await read(id)).toMatchObject({ website: WEBSITE, withheld });
  await editPartner(desk('province'), { id, version: 3, form: form('Kelor Trust', { withheld: {} }) });
  expect(await read(id, 'public')).toMatchObject({ website: WEBSITE });
  const [opened] = (await getPartnerHistory(desk('province'), id)).entries;
  await restorePartner(desk('province'), { id, version: 4, entryId: opened?.id ?? 0 });
  expect(await read(id, 'public')).toMatchObject({ website: null, withheld });
  expect(await verifyAudit(desk('system'))).toMatchObject({ whole: true });
});

test('Going back to when a fact was open does not open it', async () => {
  const { id } = await registerPartner(desk('province'), form('Lamtoro Trust'));
  const edit = form('Lamtoro Trust', { website: 'https://baru.example.org', withheld });
  await editPartner(desk('province'), { id, version: 1, form: edit });
  const [entry] = (await getPartnerHistory(desk('province'), id)).entries;
  await restorePartner(desk('province'), { id, version: 2, entryId: entry?.id ?? 0 });
  expect(await read(id)).toMatchObject({ website: WEBSITE, withheld, version: 3 });
  expect(await read(id, 'public')).toMatchObject({ website: null, hidden: ['website'] });
});

test('Merging fills a blank without opening it, and splitting empties it again', async () => {
  const winner = await registerPartner(desk('province'), form('Gading Trust', { website: null }));
  const loser = await registerPartner(desk('province'), form('Gading Foundation', { withheld }));
  const { version } = await mergePartners(desk('province'), { winner, loser }, NONE);
  expect(await read(winner.id)).toMatchObject({ website: WEBSITE, withheld, version });
  expect(await read(winner.id, 'public')).toMatchObject({ website: null, hidden: ['website'] });
  expect((await trailOf(winner.id)) + (await trailOf(loser.id))).not.toContain('lama.example');
  await unmergePartners(desk('province'), { loserId: loser.id }, NONE);
  expect(await read(winner.id)).toMatchObject({ website: null, withheld: {} });
  expect(await read(loser.id)).toMatchObject({ website: WEBSITE, withheld });
});

async function storeFile(id: string, name: string, website: string) {
  const importId = '01900000-0000-7000-8000-000000000001';
  const draft = {
    ...{ id, name, website, partnerClass: 'internationalNgo' as const },
    ...{ identifiers: [], permits: [], presence: [], fields: [], contacts: [], offices: [] },
  };
  const stored = await database().asActor(people.province, async (tx) => {
    await sql`insert into import_file (id, name, kind, sha256, size, state, office_id)
      values (${importId}, 'x', 'unknown', '', 0, 'storing', ${people.province.officeId}) on conflict do nothing`.execute(
      tx,
    );
    return storePartners(tx, desk('province'), [draft], { importId });
  });
  return stored.get(0);
}

test('A file never lays a withheld fact open, nor tells of it in its report', async () => {
  const { id } = await registerPartner(desk('province'), form('Moke Trust', { withheld }));
  const store = () => storeFile(id, 'Moke Trust', 'https://berkas.example.org');
  const outcome = await store();
  expect(outcome).toMatchObject({ outcome: 'unchanged', conflicts: [{ field: 'website' }] });
  expect(JSON.stringify(outcome)).not.toMatch(/berkas|lama\./);
  await database().asActor(SYSTEM, (tx) =>
    sql`update partner set edited_at = null where id = ${id}::uuid`.execute(tx),
  );
  expect(await store()).toMatchObject({ outcome: 'updated' });
  expect(await store()).toMatchObject({ outcome: 'unchanged' });
  expect(await read(id)).toMatchObject({ website: 'https://berkas.example.org', withheld });
  expect(await read(id, 'public')).toMatchObject({ website: null, hidden: ['website'] });
  expect(await trailOf(id)).not.toContain('berkas.example');
});

test('A file of an office that may not know the fact passes it over', async () => {
  const closed = form('Lontong Trust', { withheld: { website: 'confidential' } });
  const { id } = await registerPartner(desk('regency'), closed);
  const outcome = await storeFile(id, 'Lontong Trust', 'https://berkas.example.org');
  expect(outcome).toMatchObject({ outcome: 'unchanged', conflicts: [] });
  expect(await read(id)).toMatchObject({ website: WEBSITE, version: 1 });
});
