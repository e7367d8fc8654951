/** The hand-over book: what lies in an office, the note with its versions, taking over; and the paper made of it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { type Desk, type MatterSupplier, peopleMatters, readOfficeHistory } from '#access/index.ts';
import { activityMatters } from '#activities/index.ts';
import { findingMatters } from '#coverage/index.ts';
import { type Actor, SYSTEM, type Transaction } from '#database/index.ts';
import { importMatters } from '#exchange/index.ts';
import { Conflict, InvalidInput, type Locale, newId } from '#kernel/index.ts';
import { renderDocx } from '#papers/index.ts';
import { partnerMatters } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import {
  acceptHandover,
  awaitsTakeover,
  type HandoverBook,
  handoverPaper,
  readBook,
  writeNote,
} from './index.ts';

const SUPPLIERS: readonly MatterSupplier[] = [
  importMatters,
  activityMatters,
  partnerMatters,
  peopleMatters,
  findingMatters,
];
const database = useDatabase();
let people: People;
let partnerId: string;

const as = (actor: Actor): Desk => deskOf(database(), actor);
const asProduct = (work: (tx: Transaction) => Promise<unknown>) => database().asActor(SYSTEM, work);

beforeAll(async () => {
  people = await makePeople(database());
  partnerId = await makePartner(database(), 'Sumur Timur Trust');
  await asProduct(async (tx) => {
    await sql`update seat set valid_from = '2025-12-01'`.execute(tx);
    await sql`update partner set office_id = ${people.regency.officeId} where id = ${partnerId}`.execute(tx);
    await sql`insert into partner_presence (partner_id, area_code, year) values (${partnerId}, '53.08', 2025)`.execute(
      tx,
    );
    await sql`insert into partner_permit (id, partner_id, kind, number, valid_from, valid_to) values
      (${newId()}, ${partnerId}, 'operatingPermit', 'IO-7', '2023-03-01', '2026-02-28')`.execute(tx);
    await sql`insert into partner_contact (id, partner_id, name, position, phone)
      values (${newId()}, ${partnerId}, 'Agnes Contoh', 'Manajer', '0811')`.execute(tx);
    await fillDesk(tx);
  });
});

/** What lies on the desk of Ende's office: a file with a question, a draft, answers, decisions, people. */
async function fillDesk(tx: Transaction): Promise<void> {
  const { officeId, userId, seatId } = people.regency;
  const importId = newId();
  await sql`insert into import_file (id, name, kind, sha256, size, state, office_id, created_at)
    values (${importId}, 'matriks.csv', 'matrix', 'x', 1, 'questions', ${officeId}, '2026-01-02T01:00:00Z')`.execute(
    tx,
  );
  await sql`insert into import_question (import_id, key, kind, at, written)
    values (${importId}, 'place:53.08:entah', 'place', '["A1"]', 'Desa Entah')`.execute(tx);
  await sql`insert into import_memory (office_id, kind, key, answer) values
    (${officeId}, 'answer', 'partner:sumur timur', ${JSON.stringify(partnerId)}),
    (${officeId}, 'mapping', 'lembar', '{"kind":"matrix","columns":[{"heading":"Mitra","meaning":"partner"}]}')`.execute(
    tx,
  );
  await sql`insert into area_answer (office_id, within_code, folded, area_code) values (${officeId}, '53', 'endeh', '53.08')`.execute(
    tx,
  );
  await sql`insert into activity (id, partner_id, title, sort_title, status, visibility, draft, office_id)
    values (${newId()}, ${partnerId}, '{"id":"Sumur rancangan"}', 'sumur', 1, 'internal', true, ${officeId})`.execute(
    tx,
  );
  await sql`insert into finding_decision (key, office_id, kind, area_code, decision, reason, decided_at)
    values ('gap:53.08:water', ${officeId}, 'gap', '53.08', 'dismissed', 'Sudah dilayani PDAM', '2026-01-03T01:00:00Z')`.execute(
    tx,
  );
  await sql`insert into seat (id, office_id, name, position, acting, sole, valid_from, valid_to) values
    (${newId()}, ${officeId}, 'Rosa Misalan', 'Kepala Bagian', 'plh', true, '2026-01-05', '2026-01-16'),
    (${newId()}, ${officeId}, 'Petrus Lama', 'Kepala Bagian', null, true, '2020-01-01', '2025-11-30')`.execute(
    tx,
  );
  await database().actAs(tx, people.regency);
  await sql`insert into audit (at, actor_kind, user_id, office_id, role, seat_id, capacity, action, subject, subject_id, reason, before, after)
    values ('2026-01-04T01:00:00Z', 'regency', ${userId}, ${officeId}, 'regency-operator', ${seatId}, 'Operator', 'edit-partner', 'partner',
      ${partnerId}, 'Bukan lembaga pemerintah', '{"name":"Sumur Timur Trust","partnerClass":"bilateral"}', '{"name":"Sumur Timur Trust","partnerClass":"internationalNgo"}')`.execute(
    tx,
  );
  await database().actAs(tx, SYSTEM);
}

const bookOf = (actor: Actor, officeId: string, more: { day?: string; locale?: Locale } = {}) =>
  readBook(as(actor), SUPPLIERS, { officeId, locale: 'id', ...more });

const groupsOf = (book: HandoverBook, chapter: string) =>
  (book.chapters.find((part) => part.chapter === chapter)?.groups ?? []).map(({ title, matters }) => [
    title,
    ...matters.map(({ text, detail, date, due }) => [text, detail, date, due]),
  ]);

test('The book of an office names its files, deadlines, decisions with reasons, contacts, people and ways, each with a date', async () => {
  const book = await bookOf(people.regency, people.regency.officeId);
  expect(groupsOf(book, 'files').map(([title, first]) => [title, first?.[0], first?.[1]])).toEqual([
    ['Berkas impor yang menunggu', 'matriks.csv', '1 pertanyaan belum dijawab'],
    ['Rancangan kegiatan yang belum dimasukkan', 'Sumur rancangan', 'Sumur Timur Trust'],
    [
      'Data mitra yang belum lengkap',
      'Sumur Timur Trust',
      'Negara asal belum tercatat; Bidang belum tercatat; Kantor belum tercatat',
    ],
  ]);
  expect(groupsOf(book, 'deadlines')).toEqual([
    [
      'Izin yang berakhir dalam 3 bulan',
      ['Sumur Timur Trust', 'Izin Operasional IO-7', '2023-03-01', '2026-02-28'],
    ],
    [
      'Masa tugas yang akan berakhir',
      ['Rosa Misalan, Plh. Kepala Bagian', undefined, '2026-01-05', '2026-01-16'],
    ],
  ]);
  expect(book.nearest.map(({ due }) => due)).toEqual(['2026-01-16', '2026-02-28']);
  const decisions = groupsOf(book, 'decisions').flat(2);
  expect(decisions).toContain('Sumur Timur Trust: klasifikasi dari bilateral menjadi NGO');
  expect(decisions).toContain('Bukan lembaga pemerintah');
  expect(decisions).toContain('Sudah dilayani PDAM');
  expect(decisions).toContain('“sumur timur” dibaca sebagai Sumur Timur Trust');
  expect(decisions.some((words) => words?.startsWith('“endeh” dibaca sebagai '))).toBe(true);
  expect(groupsOf(book, 'contacts').flat(2)).toContain('Sumur Timur Trust: Agnes Contoh');
  expect(groupsOf(book, 'people').flat(2)).toContain('Petrus Lama, Kepala Bagian');
  expect(groupsOf(book, 'ways').flat(2)).toContain('Mitra → Mitra');
  for (const { groups } of book.chapters)
    for (const { matters } of groups) {
      expect(matters.length).toBeGreaterThan(0);
      expect(matters.filter(({ source }) => source === '')).toEqual([]);
    }
});

test("The province's book names the pairs of partners to judge and what lies in its whole area", async () => {
  await makePartner(database(), 'Lontar Fondation Worldwide');
  const book = await bookOf(people.province, people.province.officeId);
  expect(groupsOf(book, 'files')).toContainEqual([
    'Mitra yang mungkin tercatat ganda',
    [expect.stringContaining('Lontar Fondation Worldwide'), undefined, '2026-01-06', undefined],
  ]);
  expect(groupsOf(book, 'deadlines').flat(2)).toContain('Izin Operasional IO-7');
  const ofRegency = await bookOf(people.regency, people.regency.officeId);
  expect(groupsOf(ofRegency, 'files').flat(2)).not.toContain('Mitra yang mungkin tercatat ganda');
});

test('Deadlines are counted from the day of the hand-over, which is not past', async () => {
  const later = await bookOf(people.regency, people.regency.officeId, { day: '2026-03-15' });
  expect(later.nearest).toEqual([]);
  expect(groupsOf(later, 'watch').flat(2)).toContain('Izin Operasional IO-7');
  for (const day of ['2026-01-05', '2027-01-07', '2026-02-30', 'besok'])
    await expect(bookOf(people.regency, people.regency.officeId, { day })).rejects.toThrow(InvalidInput);
});

test('The book reads in English too', async () => {
  const book = await bookOf(people.regency, people.regency.officeId, { locale: 'en' });
  expect(groupsOf(book, 'files')[0]?.[0]).toBe('Imported files that wait');
  expect(groupsOf(book, 'deadlines')[0]?.[0]).toBe('Permits that end within 3 months');
});

test('An office in which nothing lies has a book without chapters', async () => {
  const book = await readBook(as(people.otherPartner), [], {
    officeId: people.otherPartner.officeId,
    locale: 'id',
  });
  expect([book.chapters, book.nearest, book.note]).toEqual([[], [], undefined]);
  expect(await textOf(book, 'id')).toContain('Belum ada yang perlu diserahterimakan');
});

test('A note keeps its versions; who wrote in between is not overwritten; an empty text takes it back', async () => {
  const { officeId } = people.otherRegency;
  const desk = { ...as(people.otherRegency), capacity: 'Plt. Kepala Bagian' };
  await expect(writeNote(desk, { officeId, version: 0, body: ' \r\n ' })).rejects.toThrow(InvalidInput);
  expect(await writeNote(desk, { officeId, version: 0, body: 'Janji: satu\r\nDua ' })).toEqual({
    version: 1,
  });
  expect(await writeNote(desk, { officeId, version: 1, body: 'Janji: satu\nDua' })).toEqual({ version: 1 });
  await expect(writeNote(desk, { officeId, version: 0, body: 'lain' })).rejects.toThrow(Conflict);
  await expect(writeNote(desk, { officeId, version: 1, body: 'x'.repeat(20_001) })).rejects.toThrow(
    InvalidInput,
  );
  await writeNote(desk, { officeId, version: 1, body: '' });
  const book = await bookOf(people.otherRegency, officeId);
  expect(book.note).toBeUndefined();
  expect(book.notes.map(({ version, body, capacity }) => [version, body, capacity])).toEqual([
    [2, '', 'Plt. Kepala Bagian'],
    [1, 'Janji: satu\nDua', 'Plt. Kepala Bagian'],
  ]);
  const acts = (await readOfficeHistory(desk, officeId)).map(({ action, after }) => [action, after]);
  expect(acts).toEqual([
    ['write-handover-note', { note: 2, takenBack: true }],
    ['write-handover-note', { note: 1, takenBack: false }],
  ]);
});

test('A successor is shown the book until they accept it, once; name, capacity and day stand in the trail', async () => {
  const { officeId } = people.regency;
  const desk = { ...as(people.regency), capacity: 'Kepala Bagian Kerja Sama' };
  expect(await awaitsTakeover(desk)).toBe(true);
  expect(await awaitsTakeover(as(people.otherPartner))).toBe(false);
  expect((await bookOf(people.regency, officeId)).may).toEqual({ write: true, accept: true });
  const results = await Promise.allSettled([acceptHandover(desk, officeId), acceptHandover(desk, officeId)]);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await awaitsTakeover(desk)).toBe(false);
  const book = await bookOf(people.regency, officeId);
  expect(book.may.accept).toBe(false);
  expect(book.acceptances).toMatchObject([
    {
      seatId: people.regency.seatId,
      name: 'Bagian Kerja Sama Ende',
      capacity: 'Kepala Bagian Kerja Sama',
      note: 0,
    },
  ]);
  const [act] = await readOfficeHistory(desk, officeId);
  expect([act?.action, act?.userId, act?.capacity, act?.after]).toEqual([
    'accept-handover',
    people.regency.userId,
    'Kepala Bagian Kerja Sama',
    { seatId: people.regency.seatId, day: '2026-01-06', note: 0 },
  ]);
});

test('Somebody long in the office is not asked to take it over', async () => {
  await asProduct((tx) =>
    sql`update seat set valid_from = '2024-01-01' where id = ${people.otherRegency.seatId}`.execute(tx),
  );
  await asProduct((tx) =>
    sql`insert into seat (id, office_id, name, valid_from, valid_to)
      values (${newId()}, ${people.otherRegency.officeId}, 'Yang Pergi', '2020-01-01', '2025-12-31')`.execute(
      tx,
    ),
  );
  expect(await awaitsTakeover(as(people.otherRegency))).toBe(false);
});

test('With an office of the demonstration its notes go, too', async () => {
  const officeId = newId();
  const left = await database().asActor(SYSTEM, async (tx) => {
    await sql`insert into office (id, kind, name, area_code) values (${officeId}, 'regency', 'Sementara', '53.08')`.execute(
      tx,
    );
    await sql`insert into office_note (office_id, version, body) values (${officeId}, 1, 'x')`.execute(tx);
    await sql`delete from office where id = ${officeId}`.execute(tx);
    return (await sql`select 1 from office_note where office_id = ${officeId}`.execute(tx)).rows;
  });
  expect(left).toEqual([]);
});

const paperOf = (book: HandoverBook, locale: Locale): Promise<Uint8Array> =>
  renderDocx(
    handoverPaper(book, {
      locale,
      date: (day) => day,
      dateTime: (moment) => moment,
      address: (path) => `https://sinergi.example${path}`,
    }),
  );

/** The words of the paper's main part, as a word processor reads them. */
async function textOf(book: HandoverBook, locale: Locale): Promise<string> {
  const xml = await partOf(await paperOf(book, locale), 'word/document.xml');
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }
  throw new Error(`no ${name}`);
}

test('The paper says what the book says, in Indonesian, and in English marked as unofficial', async () => {
  const { officeId } = people.regency;
  await writeNote(as(people.regency), {
    officeId,
    version: 0,
    body: 'Bupati menunggu kabar 1 Februari.\n<b>&',
  });
  const paper = await textOf(await bookOf(people.regency, officeId), 'id');
  for (const words of [
    'PEMERINTAH KABUPATEN ENDE',
    'MEMORI SERAH TERIMA',
    'Bupati menunggu kabar 1 Februari.',
    '&lt;b&gt;&amp;',
    'Sumur rancangan',
    'Data pribadi.',
    'Yang menerima,',
  ])
    expect(paper).toContain(words);
  expect(paper).not.toContain('Unofficial');
  const english = await textOf(await bookOf(people.regency, officeId, { locale: 'en' }), 'en');
  expect(english).toContain('Terjemahan tidak resmi / Unofficial translation');
  expect(english).toContain('Imported files that wait');
});

/** Without its word processor, as some machines have it, LibreOffice opens no paper. */
const WRITER = '/usr/lib/libreoffice/program/libswlo.so';

test.skipIf(!existsSync(WRITER))(
  'LibreOffice opens the paper',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sinergi-paper-'));
    const { officeId } = people.regency;
    writeFileSync(join(folder, 'm.docx'), await paperOf(await bookOf(people.regency, officeId), 'id'));
    execFileSync('/usr/bin/soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'txt:Text',
      '--outdir',
      folder,
      join(folder, 'm.docx'),
    ]);
    const text = readFileSync(join(folder, 'm.txt'), 'utf8');
    rmSync(folder, { recursive: true, force: true });
    expect(text).toContain('MEMORI SERAH TERIMA');
    expect(text).toContain('Catatan untuk penerus');
    expect(text).toContain('Posisi berkas');
  },
  90_000,
);
