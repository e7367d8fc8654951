import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { SYSTEM, type Transaction } from '#database/index.ts';
import { newId, SinergiError } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  declareDifferent,
  editPartner,
  findLike,
  getPartner,
  getPartnerHistory,
  listPartners,
  mergePartners,
  type PartnerRecords,
  proposeDuplicates,
  registerPartner,
  unmergePartners,
} from './index.ts';

const database = useDatabase();
let people: People;
let provinceOwned: string;
let regencyOwned: string;
let internal: string;

const WHO = [
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
type Who = (typeof WHO)[number];
const desk = (who: Who): Desk => deskOf(database(), people[who]);
const NONE: PartnerRecords = { move: () => Promise.resolve({}), moveBack: () => Promise.resolve() };
const form = (name: string) => ({
  name,
  partnerClass: 'internationalNgo' as const,
  homeCountry: 'CH',
  contacts: [{ name: 'Officer', email: 'officer@example.org' }],
  documents: [{ kind: 'MSP', title: 'Internal paper' }],
});

beforeAll(async () => {
  people = await makePeople(database());
  provinceOwned = (await registerPartner(desk('province'), form('Province Trust'))).id;
  regencyOwned = (await registerPartner(desk('regency'), form('Regency Trust'))).id;
  internal = (await registerPartner(desk('province'), { ...form('Internal Trust'), visibility: 'internal' }))
    .id;
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into partner_contact (id, partner_id, name) select gen_random_uuid(), id, 'Own officer' from partner where id = ${people.partner.partnerId}::uuid`.execute(
      tx,
    ),
  );
});

/** `yes`, or the code of the refusal. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'yes';
  } catch (error) {
    if (error instanceof SinergiError) return error.code;
    throw error;
  }
}

async function outcomes(work: (who: Who) => Promise<unknown>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const who of WHO) found[who] = await outcome(work(who));
  return found;
}

const all = (value: string) => Object.fromEntries(WHO.map((who) => [who, value]));

test('A public partner is read by everyone, an internal one by offices that are not another partner', async () => {
  expect(await outcomes((who) => getPartner(desk(who), provinceOwned))).toEqual(all('yes'));
  const hidden = { public: 'notFound', partner: 'notFound', otherPartner: 'notFound' };
  expect(await outcomes((who) => getPartner(desk(who), internal))).toEqual({ ...all('yes'), ...hidden });
  expect(await outcomes((who) => getPartnerHistory(desk(who), internal))).toEqual({
    ...all('yes'),
    ...hidden,
  });
  expect((await listPartners(desk('public'), { text: 'Internal Trust' })).total).toBe(0);
});

test('Contacts are seen by bureaus and by the partner itself', async () => {
  const seen: Record<string, unknown> = {};
  for (const who of WHO)
    seen[who] = (await getPartner(desk(who), people.partner.partnerId)).contacts?.length ?? null;
  expect(seen).toEqual({
    ...all(''),
    public: null,
    national: null,
    otherPartner: null,
    partner: 1,
    province: 1,
    otherProvince: 1,
    regency: 1,
    otherRegency: 1,
    system: 1,
  });
});

test('The history is for signed-in offices and holds no contact', async () => {
  expect((await getPartnerHistory(desk('public'), provinceOwned)).entries).toEqual([]);
  expect(JSON.stringify(await getPartnerHistory(desk('otherPartner'), provinceOwned))).not.toMatch(
    /officer@|Internal paper/,
  );
});

test('Provinces and regencies register', async () => {
  const refused = {
    public: 'forbidden',
    national: 'forbidden',
    partner: 'forbidden',
    otherPartner: 'forbidden',
  };
  expect(await outcomes((who) => registerPartner(desk(who), form(`New ${who} Office`)))).toEqual({
    ...all('yes'),
    ...refused,
  });
  expect(await outcomes((who) => findLike(desk(who), { name: 'New Office' }))).toEqual({
    ...all('yes'),
    ...refused,
  });
});

test('Provinces edit all, a regency what it registered, a partner itself', async () => {
  const edit = (id: string) => async (who: Who) => {
    const { version, record } = await getPartner(desk('system'), id);
    return await editPartner(desk(who), {
      id,
      version,
      form: { ...form(record.name), description: `by ${who}` },
    });
  };
  const provinces = { ...all('forbidden'), province: 'yes', otherProvince: 'yes', system: 'yes' };
  expect(await outcomes(edit(provinceOwned))).toEqual(provinces);
  expect(await outcomes(edit(regencyOwned))).toEqual({ ...provinces, regency: 'yes' });
  expect(await outcomes(edit(people.partner.partnerId))).toEqual({ ...provinces, partner: 'yes' });
});

test('A partner does not decide about its class, state or visibility', async () => {
  const { version, record } = await getPartner(desk('partner'), people.partner.partnerId);
  const edit = editPartner(desk('partner'), {
    id: people.partner.partnerId,
    version,
    form: { ...form(record.name), partnerClass: 'multilateral', visibility: 'internal' },
  });
  await expect(edit).rejects.toMatchObject({
    fields: { partnerClass: 'partnersErrorBureauDecides', visibility: 'partnersErrorBureauDecides' },
  });
});

test('Provinces merge, split and decide about duplicates', async () => {
  const provinces = { ...all('forbidden'), province: 'yes', otherProvince: 'yes', system: 'yes' };
  const pair = async () =>
    [
      await registerPartner(desk('province'), form('Pair Trust')),
      await registerPartner(desk('province'), form('Pair Trustt')),
    ] as const;
  expect(
    await outcomes(async (who) => {
      const [winner, loser] = await pair();
      await mergePartners(desk(who), { winner, loser }, NONE);
    }),
  ).toEqual(provinces);
  expect(
    await outcomes(async (who) => {
      const [winner, loser] = await pair();
      await mergePartners(desk('system'), { winner, loser }, NONE);
      await unmergePartners(desk(who), { loserId: loser.id }, NONE);
    }),
  ).toEqual(provinces);
  expect(await outcomes((who) => proposeDuplicates(desk(who)))).toEqual(provinces);
  expect(
    await outcomes(async (who) =>
      declareDifferent(desk(who), { ids: [provinceOwned, regencyOwned], reason: who }),
    ),
  ).toEqual(provinces);
});

/** Rows a statement touches when the actor sends it past every use case; a refusal by the database counts as none. */
async function touched(
  who: Who,
  statement: (tx: Transaction) => Promise<{ numAffectedRows?: bigint | undefined; rows: unknown[] }>,
): Promise<number> {
  try {
    const result = await database().asActor(people[who], statement);
    return result.rows.length;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 0;
    throw error;
  }
}

async function touchedBy(
  statement: (tx: Transaction) => Promise<{ rows: unknown[] }>,
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const who of WHO) found[who] = await touched(who, statement);
  return found;
}

const nobody = Object.fromEntries(WHO.map((who) => [who, 0]));
const bureaus = { ...nobody, province: 1, otherProvince: 1, system: 1 };

test('Row-level security alone hides contacts and internal records', async () => {
  expect(
    await touchedBy((tx) =>
      sql`select 1 from partner_contact where partner_id = ${provinceOwned}::uuid and removed_at is null`.execute(
        tx,
      ),
    ),
  ).toEqual({
    ...bureaus,
    regency: 1,
    otherRegency: 1,
  });
  const shown = { ...bureaus, national: 1, regency: 1, otherRegency: 1 };
  expect(
    await touchedBy((tx) => sql`select 1 from partner where id = ${internal}::uuid`.execute(tx)),
  ).toEqual(shown);
  expect(
    await touchedBy((tx) => sql`select 1 from partner_name where partner_id = ${internal}::uuid`.execute(tx)),
  ).toEqual(shown);
  expect(
    await touchedBy((tx) =>
      sql`select 1 from partner_document where partner_id = ${provinceOwned}::uuid and removed_at is null`.execute(
        tx,
      ),
    ),
  ).toEqual(shown);
  expect(
    await touchedBy((tx) =>
      sql`select 1 from audit where subject_id = ${internal}::uuid limit 1`.execute(tx),
    ),
  ).toEqual(shown);
});

test('Row-level security alone keeps writing to those whose record it is', async () => {
  const update = (id: string) => (tx: Transaction) =>
    sql`update partner set website = 'https://example.org' where id = ${id}::uuid returning 1`.execute(tx);
  expect(await touchedBy(update(provinceOwned))).toEqual(bureaus);
  expect(await touchedBy(update(regencyOwned))).toEqual({ ...bureaus, regency: 1 });
  expect(await touchedBy(update(people.partner.partnerId))).toEqual({ ...bureaus, partner: 1 });
  for (const child of [
    (id: string) =>
      sql`insert into partner_name values (${id}::uuid, ${newId()}, 'x', 'written') returning 1`,
    (id: string) =>
      sql`insert into partner_permit (id, partner_id, kind) values (${newId()}, ${id}::uuid, 'other') returning 1`,
    (id: string) =>
      sql`insert into partner_contact (id, partner_id, name) values (${newId()}, ${id}::uuid, 'x') returning 1`,
    (id: string) =>
      sql`insert into partner_document (id, partner_id, kind, title) values (${newId()}, ${id}::uuid, 'x', 'x') returning 1`,
  ]) {
    expect(await touchedBy((tx) => child(provinceOwned).execute(tx))).toEqual(bureaus);
    expect(await touchedBy((tx) => child(regencyOwned).execute(tx))).toEqual({ ...bureaus, regency: 1 });
    expect(await touchedBy((tx) => child(people.partner.partnerId).execute(tx))).toEqual({
      ...bureaus,
      partner: 1,
    });
  }
  expect(
    await touchedBy((tx) =>
      sql`delete from partner where id = ${provinceOwned}::uuid returning 1`.execute(tx),
    ),
  ).toEqual(nobody);
});

test('Row-level security alone lets a regency speak of presence in itself only', async () => {
  let year = 1950;
  const add = (area: string) => (tx: Transaction) =>
    sql`insert into partner_presence values (${provinceOwned}::uuid, ${area}, ${year++}, 'register') returning 1`.execute(
      tx,
    );
  expect(await touchedBy(add('53.08'))).toEqual({ ...bureaus, regency: 1 });
  expect(await touchedBy(add('53.07'))).toEqual({ ...bureaus, otherRegency: 1 });
});

test('The database refuses a merge by anyone but a province, and a partner its own class', async () => {
  const merge = (loser: string) => (tx: Transaction) =>
    sql`update partner set status = 'merged', merged_into = ${internal}::uuid where id = ${loser}::uuid and status <> 'merged' returning 1`.execute(
      tx,
    );
  expect(await touched('regency', merge(regencyOwned))).toBe(0);
  expect(await touched('partner', merge(people.partner.partnerId))).toBe(0);
  for (const change of [
    sql`partner_class = 'multilateral'`,
    sql`visibility = 'internal'`,
    sql`status = 'ended'`,
    sql`office_id = null, fictional = false`,
  ])
    expect(
      await touched('partner', (tx) =>
        sql`update partner set ${change} where id = ${people.partner.partnerId}::uuid returning 1`.execute(
          tx,
        ),
      ),
    ).toBe(0);
});

test('The database refuses a registration in the name of another office', async () => {
  const insert = (officeId: string) => (tx: Transaction) =>
    sql`insert into partner (id, name, partner_class, office_id) values (${newId()}, 'x', 'other', ${officeId}::uuid) returning id`.execute(
      tx,
    );
  expect(await touched('regency', insert(people.otherRegency.officeId))).toBe(0);
  expect(await touched('regency', insert(people.regency.officeId))).toBe(1);
  expect(await touched('partner', insert(people.partner.officeId))).toBe(0);
  expect(await touchedBy((tx) => sql`select 1 from partner_likeness limit 1`.execute(tx))).toEqual(bureaus);
});
