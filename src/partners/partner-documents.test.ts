import { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { Conflict, type GivenFile, InvalidInput, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  addDocuments,
  editPartner,
  getPartner,
  getPartnerHistory,
  mergePartners,
  type PartnerRecords,
  registerPartner,
  removeDocument,
  replaceDocument,
  restorePartner,
  takeDocumentFile,
  unmergePartners,
} from './index.ts';
import { JPEG, PDF, zipFile } from '#tests/sample-files.ts';

const database = useDatabase();
let people: People;
let desk: Desk;

beforeAll(async () => {
  people = await makePeople(database());
  desk = deskOf(database(), people.province);
});

const NONE: PartnerRecords = { move: () => Promise.resolve({}), moveBack: () => Promise.resolve() };
const base = (name: string) => ({ name, partnerClass: 'internationalNgo' as const, homeCountry: 'CH' });
const register = async (name: string, more: object = {}) =>
  (await registerPartner(desk, { ...base(name), ...more })).id;
const upload = (name: string, bytes: Uint8Array = PDF): GivenFile => ({ name, bytes });
/** Bytes of no regularity, so that nothing is gained by compressing and every piece is another. */
const large = (size: number): Buffer => Buffer.concat([PDF, randomBytes(size - PDF.length)]);

const documentsOf = async (id: string) => (await getPartner(desk, id)).documents;
async function take(id: string, documentId: string): Promise<{ name: string; bytes: Buffer }> {
  const { name, bytes } = await takeDocumentFile(desk, { id, documentId });
  return { name, bytes: Buffer.from(bytes) };
}

test('A document with its file and all that is said of it comes back as it was handed in', async () => {
  const bytes = large(2 * 1024 * 1024 + 17);
  const id = await register('Berkas Trust', {
    documents: [
      {
        kind: 'principlePermit',
        title: 'Izin Prinsip 2024',
        number: '21/IP/2024',
        issuer: 'Kementerian Luar Negeri',
        issuedOn: '2024-02-01',
        validFrom: '2024-02-01',
        validTo: '2027-01-31',
        upload: upload('izin prinsip.pdf', bytes),
      },
      { kind: 'MSP', title: 'Tanpa berkas' },
    ],
  });
  const [first, second] = await documentsOf(id);
  expect(first).toMatchObject({
    kind: 'principlePermit',
    number: '21/IP/2024',
    issuer: 'Kementerian Luar Negeri',
    issuedOn: '2024-02-01',
    validTo: '2027-01-31',
    visibility: 'internal',
    file: { name: 'izin prinsip.pdf', type: 'pdf', size: bytes.length },
  });
  expect(second).toMatchObject({ title: 'Tanpa berkas', file: null });
  const taken = await take(id, first?.id ?? '');
  expect(taken.name).toBe('izin prinsip.pdf');
  expect(taken.bytes.equals(bytes)).toBe(true);
  await expect(take(id, second?.id ?? '')).rejects.toThrow(NotFound);
});

test('Several files are added at once, all of them or none', async () => {
  const id = await register('Banyak Trust');
  const add = (...names: string[]) =>
    addDocuments(desk, {
      id,
      documents: names.map((name) => ({
        kind: 'letter',
        upload: upload(name, name.endsWith('.jpg') ? JPEG : name.endsWith('.exe') ? Buffer.from('MZ') : PDF),
      })),
    });
  await expect(add('satu.pdf', 'dua.exe')).rejects.toMatchObject({
    fields: { '1.upload': 'fileErrorType' },
  });
  expect(await documentsOf(id)).toEqual([]);
  await add('satu.pdf', 'foto kegiatan.jpg');
  expect((await documentsOf(id)).map(({ title, file }) => [title, file?.type])).toEqual([
    ['foto kegiatan', 'jpeg'],
    ['satu', 'pdf'],
  ]);
  await expect(add()).rejects.toMatchObject({ fields: { '': 'partnersErrorFileMissing' } });
  expect((await getPartnerHistory(desk, id)).entries.map(({ action }) => action)).toEqual([
    'add-documents',
    'register-partner',
  ]);
});

test('Two who lay papers to one partner at the same moment both find theirs there', async () => {
  const id = await register('Berkas Bersama');
  const add = (title: string) =>
    addDocuments(desk, { id, documents: [{ kind: 'other', title, upload: upload(`${title}.pdf`) }] });
  await Promise.all(['Satu', 'Dua', 'Tiga'].map(add));
  expect((await documentsOf(id)).map(({ title }) => title).sort()).toEqual(['Dua', 'Satu', 'Tiga']);
  expect((await getPartner(desk, id)).version).toBe(4);
});

test('A removed document is gone with its file, and comes back with it when that is undone', async () => {
  const id = await register('Hapus Trust', {
    documents: [{ kind: 'deed', title: 'Akta', upload: upload('akta.pdf') }],
  });
  const [document] = await documentsOf(id);
  const documentId = document?.id ?? '';
  const { version } = await removeDocument(desk, { id, documentId });
  expect(await documentsOf(id)).toEqual([]);
  await expect(take(id, documentId)).rejects.toThrow(NotFound);
  await expect(removeDocument(desk, { id, documentId })).rejects.toThrow(Conflict);
  const [entry] = (await getPartnerHistory(desk, id)).entries;
  expect(entry).toMatchObject({ action: 'remove-document', canUndo: true });
  await restorePartner(desk, { id, version, entryId: entry?.id ?? 0 });
  expect(await documentsOf(id)).toEqual([document]);
  expect((await take(id, documentId)).bytes.equals(PDF)).toBe(true);
});

test('A replaced file leaves what is said of the document; the very same file changes nothing', async () => {
  const id = await register('Ganti Trust', {
    documents: [{ kind: 'deed', title: 'Akta', number: '7', upload: upload('akta.pdf') }],
  });
  const [old] = await documentsOf(id);
  const docx = zipFile(['[Content_Types].xml', 'word/document.xml']);
  expect(await replaceDocument(desk, { id, documentId: old?.id ?? '', upload: upload('akta.pdf') })).toEqual({
    version: 1,
  });
  await replaceDocument(desk, { id, documentId: old?.id ?? '', upload: upload('akta.docx', docx) });
  const [fresh] = await documentsOf(id);
  expect(fresh).toMatchObject({ title: 'Akta', number: '7', file: { name: 'akta.docx', type: 'docx' } });
  expect((await take(id, fresh?.id ?? '')).bytes.equals(docx)).toBe(true);
  await expect(
    replaceDocument(desk, { id, documentId: old?.id ?? '', upload: upload('x.pdf') }),
  ).rejects.toThrow(Conflict);
  await expect(
    replaceDocument(desk, { id, documentId: fresh?.id ?? '', upload: upload('x.pdf', Buffer.from('x')) }),
  ).rejects.toThrow(InvalidInput);
  const [entry] = (await getPartnerHistory(desk, id)).entries;
  await restorePartner(desk, { id, version: 2, entryId: entry?.id ?? 0 });
  expect(await documentsOf(id)).toEqual([old]);
});

test('A document described anew on the form keeps its file; one given another file shows that', async () => {
  const id = await register('Uraian Trust', {
    documents: [{ kind: 'deed', title: 'Akta', upload: upload('akta.pdf') }],
  });
  const [old] = await documentsOf(id);
  const edit = (version: number, row: object) =>
    editPartner(desk, {
      id,
      version,
      form: { ...base('Uraian Trust'), documents: [{ kind: 'deed', title: 'Akta', ...row }] },
    });
  expect(await edit(1, { id: old?.id })).toEqual({ version: 1 });
  await edit(1, { id: old?.id, issuer: 'Notaris' });
  const [described] = await documentsOf(id);
  expect(described).toMatchObject({ issuer: 'Notaris', file: old?.file });
  expect((await take(id, described?.id ?? '')).bytes.equals(PDF)).toBe(true);
  await edit(2, { id: described?.id, issuer: 'Notaris', upload: upload('akta.jpg', JPEG) });
  expect((await documentsOf(id)).map(({ file }) => file?.type)).toEqual(['jpeg']);
});

test('A row of another partner brings no file along', async () => {
  const id = await register('Milik Trust', {
    documents: [{ kind: 'deed', title: 'Akta', upload: upload('akta.pdf') }],
  });
  const [document] = await documentsOf(id);
  const other = await register('Bukan Milik Trust', {
    documents: [{ id: document?.id, kind: 'deed', title: 'Akta' }],
  });
  expect((await documentsOf(other)).map(({ file }) => file)).toEqual([null]);
  await expect(take(other, document?.id ?? '')).rejects.toThrow(NotFound);
  await expect(
    database().asActor(SYSTEM, (tx) =>
      sql`update partner_document set file_id = ${document?.file?.id ?? ''}::uuid where partner_id = ${other}::uuid`.execute(
        tx,
      ),
    ),
  ).rejects.toMatchObject({ code: '23503' });
});

test('What is said of a document is checked as on the form', async () => {
  const id = await register('Periksa Trust');
  await expect(
    addDocuments(desk, {
      id,
      documents: [{ kind: '', validFrom: '2024-02-01', validTo: '2023-01-01', upload: upload('a.pdf') }],
    }),
  ).rejects.toMatchObject({ fields: { '0.kind': 'partnersErrorDocumentKind' } });
  await expect(
    addDocuments(desk, {
      id,
      documents: [{ kind: 'deed', validFrom: '2024-02-01', validTo: '2023-01-01', upload: upload('a.pdf') }],
    }),
  ).rejects.toMatchObject({ fields: { '0.validTo': 'partnersErrorDateOrder' } });
  await expect(
    registerPartner(desk, { ...base('X Trust'), documents: [{ kind: 'deed' }] }),
  ).rejects.toMatchObject({
    fields: { 'documents.0.title': 'partnersErrorDocumentTitle' },
  });
});

test('A document is no edit of the partner: a file may still bring its facts up to date', async () => {
  const id = await register('Unduhan Trust');
  await database().asActor(SYSTEM, (tx) =>
    sql`update partner set edited_at = null, edited_by = null where id = ${id}::uuid`.execute(tx),
  );
  await addDocuments(desk, { id, documents: [{ kind: 'deed', upload: upload('akta.pdf') }] });
  expect(await getPartner(desk, id)).toMatchObject({ version: 2, editedAt: null });
});

test('Documents, files and funding move with a merge and come back when it is undone', async () => {
  const winner = await register('Pusaka Trust', {
    documents: [{ kind: 'deed', title: 'Akta pemenang', upload: upload('pemenang.pdf') }],
    funding: [{ amount: '5', from: '2020', to: '2020' }],
  });
  const loser = await register('Pusakaa Trust', {
    documents: [
      { kind: 'deed', title: 'Akta', upload: upload('akta.jpg', JPEG) },
      { kind: 'letter', title: 'Surat', upload: upload('surat.pdf') },
    ],
    funding: [{ amount: '7', from: '2019', to: '2021' }],
  });
  const [w, l] = [await getPartner(desk, winner), await getPartner(desk, loser)];
  const [akta, surat] = l.documents;
  const { version } = await mergePartners(
    desk,
    { winner: { id: winner, version: 1 }, loser: { id: loser, version: 1 } },
    NONE,
  );
  const merged = await getPartner(desk, winner);
  expect(merged.documents.map(({ title }) => title)).toEqual(['Akta', 'Akta pemenang', 'Surat']);
  expect(merged.record.funding.map(({ amount }) => amount).sort()).toEqual(['5.00', '7.00']);
  expect((await take(winner, akta?.id ?? '')).bytes.equals(JPEG)).toBe(true);
  expect((await take(loser, akta?.id ?? '')).bytes.equals(JPEG)).toBe(true); // the address from before

  // Meanwhile one of them is described anew, one is added, and the loser's funding is taken away.
  const rows = merged.documents.map(({ file, ...said }) => ({
    ...said,
    ...(file?.id === akta?.file?.id ? { number: '7' } : {}),
  }));
  await editPartner(desk, {
    id: winner,
    version,
    form: {
      ...base('Pusaka Trust'),
      documents: [...rows, { kind: 'letter', title: 'Baru', upload: upload('baru.pdf') }],
      funding: merged.record.funding.filter(({ amount }) => amount === '5.00').map((row) => ({ ...row })),
    },
  });
  await unmergePartners(desk, { loserId: loser }, NONE);
  const [w2, l2] = [await getPartner(desk, winner), await getPartner(desk, loser)];
  expect(w2.documents.map(({ title }) => title)).toEqual(['Akta pemenang', 'Baru']);
  expect(w2.record.funding).toEqual(w.record.funding);
  expect(l2.documents).toMatchObject([{ title: 'Akta', number: '7', file: akta?.file }, surat]);
  expect(l2.record.funding).toEqual(l.record.funding);
  expect((await take(loser, surat?.id ?? '')).bytes.equals(PDF)).toBe(true);
});

test('A fictional partner is taken away with its documents, files and funding', async () => {
  const id = await register('Fiktif Trust', {
    documents: [{ kind: 'deed', title: 'Akta', upload: upload('akta.pdf') }],
    funding: [{ amount: '5', from: '2020' }],
  });
  const [document] = await documentsOf(id);
  const left = async () => {
    const { rows } = await database().asActor(SYSTEM, (tx) =>
      sql<{
        count: number;
      }>`select ((select count(*) from partner_file_piece where file_id = ${document?.file?.id ?? ''}::uuid)
        + (select count(*) from partner_funding where partner_id = ${id}::uuid))::int as count`.execute(tx),
    );
    return rows[0]?.count;
  };
  expect(await left()).toBe(2);
  await database().asActor(SYSTEM, async (tx) => {
    await sql`update partner set fictional = true where id = ${id}::uuid`.execute(tx);
    await sql`delete from partner where id = ${id}::uuid`.execute(tx);
  });
  expect(await left()).toBe(0);
});
