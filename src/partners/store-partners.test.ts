import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { Forbidden, newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  editPartner,
  getPartner,
  getPartnerHistory,
  loadPartnerMatcher,
  type PartnerDraft,
  registerPartner,
  restorePartner,
  storePartners,
} from './index.ts';

const database = useDatabase();
let people: People;
let desk: Desk;

beforeAll(async () => {
  people = await makePeople(database());
  desk = deskOf(database(), people.province);
});

const draft = (name: string, more: Partial<PartnerDraft> = {}): PartnerDraft => ({
  name,
  partnerClass: 'internationalNgo',
  homeCountry: 'CH',
  identifiers: [],
  permits: [],
  presence: [{ areaCode: '53.08', year: 2019 }],
  fields: ['water'],
  contacts: [],
  offices: [],
  ...more,
});

const importId = newId();
const store = (drafts: PartnerDraft[], by: Desk = desk) =>
  by.database.asActor(by.actor, (tx) => storePartners(tx, by, drafts, { importId }));

/** As an import does it: each draft goes to the partner its name finds. */
const storeByName = (drafts: PartnerDraft[], by: Desk = desk) =>
  by.database.asActor(by.actor, async (tx) => {
    const matcher = await loadPartnerMatcher(tx);
    const found = drafts.map((each) => {
      const match = matcher.match({ name: each.name });
      return match.kind === 'matched' ? { ...each, id: match.partnerId } : each;
    });
    return await storePartners(tx, by, found, { importId });
  });

test('A register of hundreds is stored, and storing it again changes nothing', async () => {
  const drafts = Array.from({ length: 300 }, (_, index) =>
    draft(`Imported ${index.toString(26).replace(/\d/g, (d) => 'qrstuvwxyz'[Number(d)] ?? '')}x Trust`, {
      contacts: [{ name: `Officer ${String(index)}`, position: null, email: null, phone: null }],
      permits: [
        {
          kind: 'principlePermit',
          number: `${String(index)}/IP/2019`,
          issuer: null,
          validFrom: null,
          validTo: null,
        },
      ],
      presence: [{ areaCode: '53.08.01.2001', year: 2019 }],
    }),
  );
  const first = await store(drafts);
  expect(new Set([...first.values()].map(({ outcome }) => outcome))).toEqual(new Set(['created']));
  const again = await store(drafts.map((each, index) => ({ ...each, id: first.get(index)?.id ?? '' })));
  expect(new Set([...again.values()].map(({ outcome }) => outcome))).toEqual(new Set(['unchanged']));
  const one = await getPartner(desk, first.get(7)?.id ?? '');
  expect(one.version).toBe(1);
  expect(one.record.presence).toEqual([{ areaCode: '53.08', year: 2019 }]);
  expect(one.contacts).toMatchObject([{ name: 'Officer 7' }]);
  expect(one.importId).toBe(importId);
});

test('Another spelling is matched, remembered and not taken for the name', async () => {
  const [created] = [...(await store([draft('Harbour Without Frontiers')])).values()];
  const [updated] = [...(await storeByName([draft('HARBOUR  WITHOT FRONTIERS', { presence: [] })])).values()];
  expect(updated).toEqual({ id: created?.id, outcome: 'updated', conflicts: [] });
  const { record } = await getPartner(desk, created?.id ?? '');
  expect(record.name).toBe('Harbour Without Frontiers');
  expect(record.otherNames).toEqual([{ name: 'HARBOUR WITHOT FRONTIERS', kind: 'written' }]);
});

test('A name in capitals gives way to the proper form, and never the other way round', async () => {
  const [created] = [...(await store([draft('MUTIARA RELIEF NETWORK')])).values()];
  const { id } = created ?? { id: '' };
  await store([draft('Mutiara Relief Network', { id })]);
  expect((await getPartner(desk, id)).record.name).toBe('Mutiara Relief Network');
  const [third] = [...(await store([draft('MUTIARA RELIEF NETWORK', { id })])).values()];
  expect(third?.outcome).toBe('unchanged');
});

test('A changed file updates what changed and takes nothing away', async () => {
  const [created] = [...(await store([draft('Changing Trust', { fields: ['water', 'child'] })])).values()];
  const { id } = created ?? { id: '' };
  const second = draft('Changing Trust', {
    id,
    homeCountry: 'JP',
    fields: ['u2'],
    presence: [{ areaCode: '53.07', year: 2020 }],
  });
  expect([...(await store([second])).values()][0]).toMatchObject({ outcome: 'updated' });
  const { record, version } = await getPartner(desk, id);
  expect(record).toMatchObject({ homeCountry: 'JP', fields: ['child', 'u2', 'water'] });
  expect(record.presence).toHaveLength(2);
  expect(version).toBe(2);
  const { entries } = await getPartnerHistory(desk, id);
  expect(entries.map(({ action }) => action)).toEqual(['import-partner', 'import-partner']);
  expect(entries[0]?.changes.map(({ field }) => field)).toEqual(['homeCountry', 'presence', 'fields']);
  await restorePartner(desk, { id, version: 2, entryId: entries[0]?.id ?? 0 });
  expect((await getPartner(desk, id)).record.homeCountry).toBe('CH');
});

test('What a person edited is not overwritten; what is missing is added', async () => {
  const { id } = await registerPartner(desk, {
    name: 'Edited Trust',
    partnerClass: 'internationalNgo',
    homeCountry: 'CH',
  });
  const [stored] = [
    ...(
      await store([
        draft('Edited Trust', {
          id,
          homeCountry: 'JP',
          partnerClass: 'bilateral',
          website: 'https://example.org',
        }),
      ])
    ).values(),
  ];
  expect(stored?.conflicts).toEqual([
    { field: 'homeCountry', ours: 'CH', theirs: 'JP' },
    { field: 'partnerClass', ours: 'internationalNgo', theirs: 'bilateral' },
  ]);
  expect((await getPartner(desk, id)).record).toMatchObject({
    homeCountry: 'CH',
    partnerClass: 'internationalNgo',
    website: 'https://example.org',
    fields: ['water'],
  });
});

test('An amount that a person edited stays; the difference is told, another period is added', async () => {
  const funding = (amount: string, from: string) => ({
    amount,
    currency: 'IDR',
    from,
    to: from,
    written: null,
    exactTo: null,
    source: 'daftar.xlsx',
    note: null,
  });
  const { id } = await registerPartner(desk, {
    name: 'Funded Trust',
    partnerClass: 'internationalNgo',
    homeCountry: 'CH',
    funding: [{ amount: '100', from: '2018', to: '2018' }],
  });
  const told = draft('Funded Trust', { id, funding: [funding('150.00', '2018'), funding('70.00', '2019')] });
  const [stored] = [...(await store([told])).values()];
  expect(stored?.conflicts).toEqual([{ field: 'funding', ours: 'IDR 100.00', theirs: 'IDR 150.00' }]);
  const { record } = await getPartner(desk, id);
  expect(record.funding.map(({ amount, from }) => [from, amount])).toEqual([
    ['2018', '100.00'],
    ['2019', '70.00'],
  ]);
  expect([...(await store([told])).values()][0]?.outcome).toBe('unchanged');
  const [entry] = (await getPartnerHistory(desk, id)).entries;
  expect(entry?.changes.find(({ field }) => field === 'funding')).toEqual({
    field: 'funding',
    before: [],
    after: ['IDR 70.00 · 2019 · daftar.xlsx'],
  });
});

test('Drafts of one id or of one new name become one partner', async () => {
  const id = newId();
  const stored = await store([
    draft('Twice Told Trust', { id, fields: ['water'] }),
    draft('TWICE TOLD TRUST', { id, fields: ['child'] }),
    draft('Thrice Told Trust', { fields: ['water'] }),
    draft('Thrice  told trust', { fields: ['child'] }),
  ]);
  expect([...stored.values()].map(({ outcome }) => outcome)).toEqual([
    'created',
    'created',
    'created',
    'created',
  ]);
  expect(stored.get(0)?.id).toBe(id);
  expect(stored.get(1)?.id).toBe(id);
  expect(stored.get(2)?.id).toBe(stored.get(3)?.id);
  expect((await getPartner(desk, id)).record.fields).toEqual(['child', 'water']);
});

test('A regency adds its own presence to a partner the province keeps, and nothing else', async () => {
  const [created] = [...(await store([draft('Witnessed Trust')])).values()];
  const { id } = created ?? { id: '' };
  const sikka = deskOf(database(), people.otherRegency);
  const told = draft('Witnessed Trust', {
    id,
    homeCountry: 'JP',
    presence: [
      { areaCode: '53.07.01', year: 2021 },
      { areaCode: '53.01', year: 2021 },
    ],
  });
  const [stored] = [...(await store([told], sikka)).values()];
  expect(stored).toMatchObject({
    outcome: 'updated',
    conflicts: [{ field: 'homeCountry', ours: 'CH', theirs: 'JP' }],
  });
  const after = await getPartner(desk, id);
  expect(after.record.presence).toEqual([
    { areaCode: '53.07', year: 2021 },
    { areaCode: '53.08', year: 2019 },
  ]);
  expect(after.version).toBe(2);
  expect([...(await store([told], sikka)).values()][0]?.outcome).toBe('unchanged');
});

test('A partner office does not register others', async () => {
  await expect(store([draft('Foreign Trust')], deskOf(database(), people.partner))).rejects.toThrow(
    Forbidden,
  );
});

test('An edit begun before an import meets a conflict', async () => {
  const [created] = [...(await store([draft('Race Trust')])).values()];
  const { id } = created ?? { id: '' };
  await store([draft('Race Trust', { id, fields: ['u2'] })]);
  const form = { name: 'Race Trust', partnerClass: 'internationalNgo', homeCountry: 'CH' } as const;
  await expect(editPartner(desk, { id, version: 1, form })).rejects.toMatchObject({
    code: 'conflict',
    current: 2,
  });
});

test('What a file only guesses of the class fills a gap and corrects nothing, nor does a partner’s own file', async () => {
  const id = people.partner.partnerId;
  const classOf = async () => (await getPartner(desk, id)).record.partnerClass;
  const file = draft('Lontar Foundation Worldwide', { id, partnerClass: 'multilateral' });
  expect(await classOf()).toBe('internationalNgo');
  await store([{ ...file, classIsHint: true }]);
  expect(await classOf()).toBe('internationalNgo');
  await store([file], deskOf(database(), people.partner));
  expect(await classOf()).toBe('internationalNgo');
  await store([file]);
  expect(await classOf()).toBe('multilateral');
});
