import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { SYSTEM, type Transaction } from '#database/index.ts';
import { newId, SinergiError } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  addDocuments,
  getPartner,
  registerPartner,
  removeDocument,
  replaceDocument,
  takeDocumentFile,
} from './index.ts';
import { PDF, PNG } from '#tests/sample-files.ts';

const database = useDatabase();
let people: People;
/** Registered by the province and by Ende, an internal one, and the partner's own record. */
let provinceOwned: string;
let regencyOwned: string;
let internal: string;
let own: string;

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

const upload = { name: 'izin.pdf', bytes: PDF };
const document = { kind: 'principlePermit', title: 'Izin', visibility: 'public' as const, upload };
const form = (name: string) => ({
  name,
  partnerClass: 'internationalNgo' as const,
  homeCountry: 'CH',
  documents: [document],
  funding: [{ amount: '8700000000', from: '2017', to: '2021' }],
});

beforeAll(async () => {
  people = await makePeople(database());
  provinceOwned = (await registerPartner(desk('province'), form('Province Papers'))).id;
  regencyOwned = (await registerPartner(desk('regency'), form('Regency Papers'))).id;
  internal = (await registerPartner(desk('province'), { ...form('Internal Papers'), visibility: 'internal' }))
    .id;
  own = people.partner.partnerId;
  await addDocuments(desk('system'), { id: own, documents: [document] });
});

/** `yes`, or the code of the refusal. */
async function outcomes(work: (who: Who) => Promise<unknown>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const who of WHO)
    found[who] = await work(who).then(
      () => 'yes',
      (error: unknown) => {
        if (error instanceof SinergiError) return error.code;
        throw error;
      },
    );
  return found;
}

const all = (value: string) => Object.fromEntries(WHO.map((who) => [who, value]));
const hidden = { public: 'notFound', partner: 'notFound', otherPartner: 'notFound' };

async function firstDocument(id: string): Promise<string> {
  return (await getPartner(desk('system'), id)).documents[0]?.id ?? '';
}

test('A file is for offices and for its own partner, even where the public reads the title', async () => {
  const take = async (id: string, who: Who) =>
    takeDocumentFile(desk(who), { id, documentId: await firstDocument(id) });
  expect(await outcomes((who) => take(provinceOwned, who))).toEqual({ ...all('yes'), ...hidden });
  expect(await outcomes((who) => take(internal, who))).toEqual({ ...all('yes'), ...hidden });
  expect(await outcomes((who) => take(own, who))).toEqual({ ...all('yes'), ...hidden, partner: 'yes' });
  const seen = await getPartner(desk('public'), provinceOwned);
  expect(seen.documents).toMatchObject([{ title: 'Izin', file: null }]);
  expect((await getPartner(desk('otherPartner'), own)).documents).toMatchObject([{ file: null }]);
});

test('Who may edit a partner adds, replaces and removes its documents', async () => {
  const provinces = { ...all('forbidden'), province: 'yes', otherProvince: 'yes', system: 'yes' };
  const acts: ((id: string) => (who: Who) => Promise<unknown>)[] = [
    (id) => (who) => addDocuments(desk(who), { id, documents: [document] }),
    (id) => async (who) =>
      replaceDocument(desk(who), {
        id,
        documentId: await firstDocument(id),
        upload: { name: `${who}.png`, bytes: PNG },
      }),
    (id) => async (who) => removeDocument(desk(who), { id, documentId: await firstDocument(id) }),
  ];
  for (const act of acts) {
    expect(await outcomes(act(provinceOwned))).toEqual(provinces);
    expect(await outcomes(act(regencyOwned))).toEqual({ ...provinces, regency: 'yes' });
    expect(await outcomes(act(own))).toEqual({ ...provinces, partner: 'yes' });
    expect(await outcomes(act(internal))).toEqual({ ...provinces, ...hidden });
  }
});

/** Rows a statement touches when the actor sends it past every use case; a refusal by the database counts as none. */
async function touchedBy(
  statement: (tx: Transaction) => Promise<{ rows: unknown[] }>,
): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const who of WHO)
    found[who] = await database()
      .asActor(people[who], statement)
      .then(
        ({ rows }) => Math.min(1, rows.length),
        (error: unknown) => {
          if ((error as { code?: string }).code === '42501') return 0;
          throw error;
        },
      );
  return found;
}

const nobody = Object.fromEntries(WHO.map((who) => [who, 0]));
const bureaus = { ...nobody, province: 1, otherProvince: 1, system: 1 };
const offices = { ...bureaus, national: 1, regency: 1, otherRegency: 1 };

async function fileOf(partnerId: string): Promise<string> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      id: string;
    }>`select f.id from partner_file f join partner_document d on d.file_id = f.id and d.removed_at is null
      where f.partner_id = ${partnerId}::uuid limit 1`.execute(tx),
  );
  return rows[0]?.id ?? '';
}

test('Row-level security alone hides files and their pieces', async () => {
  for (const [id, seen] of [
    [provinceOwned, offices],
    [internal, offices],
    [own, { ...offices, partner: 1 }],
  ] as const) {
    const file = await fileOf(id);
    expect(
      await touchedBy((tx) => sql`select 1 from partner_file where id = ${file}::uuid`.execute(tx)),
    ).toEqual(seen);
    expect(
      await touchedBy((tx) =>
        sql`select 1 from partner_file_piece where file_id = ${file}::uuid`.execute(tx),
      ),
    ).toEqual(seen);
  }
});

test('Row-level security alone keeps adding files to those whose record it is', async () => {
  const addFile = (id: string) => async (tx: Transaction) => {
    const file = newId();
    await sql`insert into partner_file (id, partner_id, name, type, size, sha256, added_by)
      values (${file}, ${id}::uuid, 'x.pdf', 'pdf', 1, ${'0'.repeat(64)}, actor('user')::uuid)`.execute(tx);
    await sql`insert into partner_file_piece values (${file}, 1, '')`.execute(tx);
    return { rows: [file] };
  };
  const addPiece = (file: string) => async (tx: Transaction) => {
    await sql`insert into partner_file_piece values (${file}::uuid, 100, '')`.execute(tx);
    return { rows: [file] };
  };
  for (const [id, adds] of [
    [provinceOwned, bureaus],
    [regencyOwned, { ...bureaus, regency: 1 }],
    [own, { ...bureaus, partner: 1 }],
  ] as const) {
    expect(await touchedBy(addFile(id))).toEqual(adds);
    // What stands behind a document is whole, and nobody adds to it.
    expect(await touchedBy(addPiece(await fileOf(id)))).toEqual(nobody);
  }
});

test('Nobody changes or deletes a file; handing it over is for the product alone', async () => {
  const file = await fileOf(own);
  for (const statement of [
    sql`update partner_file set name = 'y.pdf' where id = ${file}::uuid returning 1`,
    sql`delete from partner_file where id = ${file}::uuid returning 1`,
    sql`update partner_file_piece set bytes = '' where file_id = ${file}::uuid returning 1`,
    sql`delete from partner_file_piece where file_id = ${file}::uuid returning 1`,
  ])
    expect(await touchedBy((tx) => statement.execute(tx))).toEqual(nobody);
  expect(
    await touchedBy((tx) =>
      sql`update partner_file set partner_id = ${own}::uuid where id = ${file}::uuid returning 1`.execute(tx),
    ),
  ).toEqual({ ...nobody, system: 1 });
});

test('A document cannot show the file of another partner', async () => {
  const file = await fileOf(own);
  const borrow = database().asActor(people.otherPartner, (tx) =>
    sql`insert into partner_document (id, partner_id, kind, title, file_id)
      values (${newId()}, ${people.otherPartner.partnerId}::uuid, 'x', 'x', ${file}::uuid)`.execute(tx),
  );
  await expect(borrow).rejects.toMatchObject({ code: '23503' });
});

test('Funding is read with its partner and written by who may edit it', async () => {
  const read = (id: string) => (tx: Transaction) =>
    sql`select 1 from partner_funding where partner_id = ${id}::uuid`.execute(tx);
  const add = (id: string) => (tx: Transaction) =>
    sql`insert into partner_funding (id, partner_id, amount, currency) values (${newId()}, ${id}::uuid, 1, 'IDR') returning 1`.execute(
      tx,
    );
  const everybody = Object.fromEntries(WHO.map((who) => [who, 1]));
  expect(await touchedBy(read(provinceOwned))).toEqual(everybody);
  expect(await touchedBy(read(internal))).toEqual(offices);
  expect(await touchedBy(add(provinceOwned))).toEqual(bureaus);
  expect(await touchedBy(add(regencyOwned))).toEqual({ ...bureaus, regency: 1 });
  expect(await touchedBy(add(own))).toEqual({ ...bureaus, partner: 1 });
  expect(
    await touchedBy((tx) =>
      sql`delete from partner_funding where partner_id = ${regencyOwned}::uuid and amount > 2 returning 1`.execute(
        tx,
      ),
    ),
  ).toMatchObject({ public: 0, national: 0, otherRegency: 0, partner: 0, otherPartner: 0 });
});
