import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { SYSTEM, type Transaction } from '#database/index.ts';
import { Conflict, InvalidInput, newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  declareDifferent,
  editPartner,
  findLike,
  getPartner,
  listDifferent,
  loadPartnerMatcher,
  mergePartners,
  type PartnerRecords,
  proposeDuplicates,
  reconsiderLikeness,
  registerPartner,
  storePartners,
  unmergePartners,
} from './index.ts';

const database = useDatabase();
let people: People;
let desk: Desk;

beforeAll(async () => {
  people = await makePeople(database());
  desk = deskOf(database(), people.province);
});

/** Stands for the activities room: moves the activities and tells which. */
const records: PartnerRecords = {
  move: async (tx, _desk, { from, to }) => {
    const { rows } = await sql<{
      id: string;
    }>`update activity set partner_id = ${to}::uuid where partner_id = ${from}::uuid returning id`.execute(
      tx,
    );
    return { ids: rows.map(({ id }) => id), from };
  },
  moveBack: async (tx, _desk, receipt) => {
    const { ids, from } = receipt as { ids: string[]; from: string };
    for (const id of ids)
      await sql`update activity set partner_id = ${from}::uuid where id = ${id}::uuid`.execute(tx);
  },
};

const register = (name: string, more: object = {}) =>
  registerPartner(desk, { name, partnerClass: 'internationalNgo', homeCountry: 'CH', ...more });

async function makeActivity(partnerId: string): Promise<string> {
  const id = newId();
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into activity (id, partner_id, title, sort_title, status, reach) values (${id}, ${partnerId}, '{"id": "Sumur"}', 'sumur', 2, '{52}')`.execute(
      tx,
    ),
  );
  return id;
}

const ownerOf = (table: 'activity' | 'office', id: string) =>
  database().asActor(SYSTEM, async (tx: Transaction) => {
    const { rows } = await sql<{
      owner: string;
    }>`select partner_id as owner from ${sql.table(table)} where id = ${id}::uuid`.execute(tx);
    return rows[0]?.owner;
  });

test('A merge moves everything to the winner and can be undone exactly', async () => {
  const winner = await register('Terang Trust', {
    homeCountry: 'CH',
    fields: ['water'],
    presence: [{ areaCode: '53.08', year: 2019 }],
  });
  const loser = await register('Terang Trst', {
    acronym: 'TTX',
    website: 'https://example.org',
    fields: ['water', 'child'],
    identifiers: ['CH-XX-77'],
    presence: [
      { areaCode: '53.08', year: 2019 },
      { areaCode: '53.07', year: 2020 },
    ],
    permits: [{ kind: 'other', number: '9' }],
    contacts: [{ name: 'Officer', email: 'a@example.org' }],
    offices: [{ kind: 'head', address: 'Bern' }],
    documents: [{ kind: 'MSP', title: 'Paper' }],
  });
  const activity = await makeActivity(loser.id); // in another province: beyond the province that merges
  const account = newId();
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into office (id, kind, name, partner_id) values (${account}, 'partner', 'Terang', ${loser.id}::uuid)`.execute(
      tx,
    ),
  );
  const [w, l] = [await getPartner(desk, winner.id), await getPartner(desk, loser.id)];

  await mergePartners(desk, { winner, loser, reason: 'salah ketik' }, records);
  const merged = await getPartner(desk, winner.id);
  expect(merged.record).toMatchObject({
    name: 'Terang Trust',
    acronym: 'TTX',
    website: 'https://example.org',
    fields: ['child', 'water'],
    identifiers: ['CH-XX-77'],
    permits: l.record.permits,
    offices: l.record.offices,
    contactIds: l.record.contactIds,
    documentIds: l.record.documentIds,
  });
  expect(merged.record.otherNames.map(({ name }) => name)).toContain('Terang Trst');
  expect(merged.record.presence).toHaveLength(2);
  expect(await ownerOf('activity', activity)).toBe(winner.id);
  expect(await ownerOf('office', account)).toBe(winner.id);
  expect(await getPartner(desk, loser.id)).toMatchObject({
    mergedInto: winner.id,
    record: { status: 'merged', permits: [] },
  });
  const matcher = await database().asActor(SYSTEM, loadPartnerMatcher);
  expect(matcher.match({ name: 'Terang Trst' })).toMatchObject({ partnerId: winner.id });

  expect(await unmergePartners(desk, { loserId: loser.id }, records)).toEqual({ winnerId: winner.id });
  const [w2, l2] = [await getPartner(desk, winner.id), await getPartner(desk, loser.id)];
  expect(w2.record).toEqual(w.record);
  expect({ ...l2.record }).toEqual(l.record);
  expect([w2.contacts, l2.contacts]).toEqual([w.contacts, l.contacts]);
  expect(await ownerOf('activity', activity)).toBe(loser.id);
  expect(await ownerOf('office', account)).toBe(loser.id);
});

test('What was added to the winner after the merge stays with the winner', async () => {
  const winner = await register('Obor Trust');
  const loser = await register('Obor Trusst', {
    permits: [{ kind: 'other', number: '5' }],
    website: 'https://example.org',
  });
  const { version } = await mergePartners(desk, { winner, loser }, records);
  // The loser's permit is taken away from the winner, a field is added and the filled blank is written anew.
  await editPartner(desk, {
    id: winner.id,
    version,
    form: {
      name: 'Obor Trust',
      partnerClass: 'internationalNgo',
      homeCountry: 'CH',
      fields: ['u2'],
      website: 'https://example.com',
      otherNames: [{ name: 'Obor Trusst' }],
    },
  });
  await unmergePartners(desk, { loserId: loser.id }, records);
  const [w, l] = [await getPartner(desk, winner.id), await getPartner(desk, loser.id)];
  expect(w.record).toMatchObject({
    fields: ['u2'],
    website: 'https://example.com',
    permits: [],
    otherNames: [],
  });
  expect(l.record).toMatchObject({
    website: 'https://example.org',
    permits: [{ number: '5' }],
    status: 'active',
  });
});

test('A merge is refused on a stale version, with itself, twice, and is split in order', async () => {
  const [a, b, c] = [
    await register('Pertama Trust'),
    await register('Pertamaa Trust'),
    await register('Pertammaa Trust'),
  ];
  await expect(mergePartners(desk, { winner: a, loser: { ...b, version: 9 } }, records)).rejects.toThrow(
    Conflict,
  );
  await expect(mergePartners(desk, { winner: a, loser: a }, records)).rejects.toThrow(InvalidInput);
  const { version } = await mergePartners(desk, { winner: b, loser: c }, records);
  await expect(mergePartners(desk, { winner: a, loser: { ...c, version: 2 } }, records)).rejects.toThrow(
    Conflict,
  );
  await mergePartners(desk, { winner: a, loser: { id: b.id, version } }, records);
  await expect(unmergePartners(desk, { loserId: c.id }, records)).rejects.toThrow(Conflict);
  await unmergePartners(desk, { loserId: b.id }, records);
  await unmergePartners(desk, { loserId: c.id }, records);
  await expect(unmergePartners(desk, { loserId: c.id }, records)).rejects.toThrow(Conflict);
});

test('Of an edit and merges at the same moment one stands and the others are told of it', async () => {
  const [a, b] = [await register('Bersamaan Trust'), await register('Bersamaan Trst')];
  const both = await Promise.allSettled([
    mergePartners(desk, { winner: a, loser: b }, records),
    mergePartners(desk, { winner: b, loser: a }, records),
    editPartner(desk, {
      ...b,
      form: {
        name: 'Bersamaan Trst',
        partnerClass: 'other',
        homeCountry: 'CH',
        website: 'https://example.org',
      },
    }),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  for (const result of both) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict);
});

test('What somebody wrote of a partner is not corrected by a file after a merge either', async () => {
  const [winner, loser] = [newId(), newId()];
  const draft = { partnerClass: 'other' as const, identifiers: [], permits: [], presence: [] };
  const rest = { fields: [], contacts: [], offices: [] };
  const store = (id: string, name: string, website?: string) =>
    database().asActor(people.province, (tx) =>
      storePartners(tx, desk, [{ ...draft, ...rest, id, name, ...(website && { website }) }], {
        importId: newId(),
      }),
    );
  await store(winner, 'Berkas Satu');
  await store(loser, 'Berkas Dua');
  await editPartner(desk, {
    id: loser,
    version: 1,
    form: { name: 'Berkas Dua', partnerClass: 'other', homeCountry: 'CH', website: 'https://orang.example' },
  });
  await mergePartners(
    desk,
    { winner: { id: winner, version: 1 }, loser: { id: loser, version: 2 } },
    records,
  );
  await store(winner, 'Berkas Satu', 'https://berkas.example');
  expect((await getPartner(desk, winner)).record.website).toBe('https://orang.example');
});

test('Duplicates are proposed with their reasons until a person says they differ', async () => {
  const one = await register('Kencana Development Fund', { homeCountry: 'NZ' });
  const two = await register('Kenchana Development Fund', { homeCountry: 'NZ' });
  await register('Kencana Rainbow Worldwide', { homeCountry: 'NZ' });
  const whole = await register('Union of Small Island Ports', { homeCountry: 'FJ' });
  const short = await register('USIP', { homeCountry: 'FJ' });
  const twin = await register('Entirely Otherwise', { identifiers: ['XI-TEST-5'] });
  const alias = await register('Nothing In Common', { identifiers: ['xi-test-5'] });
  const pairs = async () =>
    (await proposeDuplicates(desk)).map(({ partners, reasons }) => ({
      ids: partners.map(({ id }) => id),
      reasons: reasons.map(({ reason }) => reason),
    }));
  const between = async (a: string, b: string) =>
    (await pairs()).find(({ ids }) => ids.includes(a) && ids.includes(b))?.reasons;
  expect(await between(one.id, two.id)).toEqual(['spelling', 'nameAndCountry']);
  expect(await between(whole.id, short.id)).toEqual(['acronym']);
  expect(await between(twin.id, alias.id)).toEqual(['identifier']);
  expect((await pairs()).filter(({ ids }) => ids.includes(one.id))).toHaveLength(1);

  await expect(declareDifferent(desk, { ids: [one.id, two.id], reason: ' ' })).rejects.toThrow(InvalidInput);
  await declareDifferent(desk, { ids: [two.id, one.id], reason: 'dua yayasan' });
  expect(await between(one.id, two.id)).toBeUndefined();
  expect(await listDifferent(desk)).toMatchObject([{ reason: 'dua yayasan' }]);
  await reconsiderLikeness(desk, [two.id, one.id]);
  expect(await between(one.id, two.id)).toBeDefined();
});

test('While a name is typed, the partners like it are shown', async () => {
  const { id } = await register('Nusantara Coral Alliance', { acronym: 'NCA', homeCountry: 'AU' });
  for (const name of [
    'Nusantara Coral Aliance',
    'nusantara coral',
    'Yayasan Nusantara Coral Alliance',
    'NCA',
  ]) {
    const [first] = await findLike(desk, { name });
    expect(first?.partner.id, name).toBe(id);
  }
  expect(await findLike(desk, { name: 'Nusantara Mining Bank' })).toEqual([]);
  expect(await findLike(desk, { name: 'nu' })).toEqual([]);
});
