import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  answerQuestions,
  type AskedQuestion,
  type ImportReport,
  listQuestions,
  receiveFile,
  confirmImport,
  runImport,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const HEAD =
  'No;Mitra;Program;Kegiatan;Bidang;Kab/Kota;Kecamatan;Desa;Tahun;Rencana (Rp);Realisasi (Rp);L;P;Status';

async function bringIn(actor: Actor, rows: readonly string[]): Promise<ImportReport & { id: string }> {
  const desk = deskOf(database(), actor);
  const content = (async function* () {
    yield await Promise.resolve(Buffer.from([HEAD, ...rows].join('\n')));
  })();
  const id = await receiveFile(desk, { name: 'matriks.csv', content });
  await confirmImport(desk, id, { unchecked: true });
  const report = await runImport(database(), id);
  if (!report) throw new Error('not run');
  return { ...report, id };
}

interface Stored {
  title: string;
  partner: string;
  area: string | null;
  planned: string | null;
}

async function stored(programme: string): Promise<Stored[]> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<Stored>`select a.title->>'id' as title, p.name as partner, l.area_code as area, b.amount as planned
      from activity a join partner p on p.id = a.partner_id left join activity_location l on l.activity_id = a.id
      left join activity_budget b on b.activity_id = a.id where a.programme = ${programme} order by 1, 3`.execute(
      tx,
    ),
  );
  return rows;
}

test('A partner that a matrix names in several rows and spellings becomes one partner', async () => {
  const report = await bringIn(people.province, [
    '1;Kelimutu Water Alliance;Program Satu;Sumur 1;Air bersih;Ende;Ndori;Maubasa;2023;Rp 100.000.000;;1;2;Selesai',
    '2;Kelimutu Water Alliance;Program Satu;Sumur 2;Air bersih;Ende;Ndori;Maubasa;2023;50 jt;;1;2;Selesai',
    '3;KELIMUTU WATER ALIANCE;Program Satu;Sumur 3;Air bersih;Ende;Ndori;Maubasa;2023;belum ada;;1;2;Selesai',
  ]);
  expect(report.partners.created).toBe(1);
  expect(report.activities).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0 });
  expect(report.problems.map((problem) => problem.code)).toContain('plannedNotRecorded');
  expect((await stored('Program Satu')).map((row) => row.planned)).toEqual([
    '100000000.00',
    '50000000.00',
    null,
  ]);
});

test('A village in doubt is recorded as far as it is certain, asked about once, and the answer is remembered', async () => {
  const rows = [
    '1;Kelimutu Water Alliance;Program Dua;Jalan 1;Kesehatan;Ende;Ndori;Desa Tak Dikenal;2022;Rp 1.000.000;;1;1;Selesai',
    '2;Kelimutu Water Alliance;Program Dua;Jalan 2;Kesehatan;Ende;Ndori;Desa Tak Dikenal;2022;Rp 1.000.000;;1;1;Selesai',
  ];
  const report = await bringIn(people.province, rows);
  expect(report.questions).toHaveLength(1);
  expect(report.questions[0]?.at).toHaveLength(2);
  expect((await stored('Program Dua')).every((row) => row.area?.length === 8)).toBe(true);

  const desk = deskOf(database(), people.province);
  const question = (
    await desk.database.asActor(desk.actor, (tx) => listQuestions(tx, report.id))
  )[0] as AskedQuestion;
  const village = `${question.detail['deepest'] ?? ''}.2001`;
  await answerQuestions(desk, report.id, new Map([[question.key, village]]));
  await runImport(database(), report.id);
  expect((await stored('Program Dua')).map((row) => row.area)).toEqual([village, village]);

  const next = await bringIn(people.province, [
    '1;Kelimutu Water Alliance;Program Tiga;Jalan 9;Kesehatan;Ende;Ndori;Desa Tak Dikenal;2024;Rp 1.000.000;;1;1;Selesai',
  ]);
  expect(next.questions).toEqual([]);
  expect((await stored('Program Tiga')).map((row) => row.area)).toEqual([village]);
});

test('A row that names another regency is never put into the office’s own', async () => {
  const report = await bringIn(people.regency, [
    '1;Kelimutu Water Alliance;Program Tetangga;Jalan 1;Kesehatan;Sikka;;;2022;Rp 1.000.000;;1;1;Selesai',
    '2;Kelimutu Water Alliance;Program Tetangga;Jalan 2;Kesehatan;Sika Raya;;;2022;Rp 1.000.000;;1;1;Selesai',
    '3;Kelimutu Water Alliance;Program Tetangga;Jalan 3;Kesehatan;Ende;Ndori;;2022;Rp 1.000.000;;1;1;Selesai',
  ]);
  const places = (await stored('Program Tetangga')).map((row) => row.area);
  expect(places[0]).toBe('53.07');
  expect(places[1]).toBe('53');
  expect(places[2]).toMatch(/^53\.08\.\d\d$/);
  expect(report.questions).toHaveLength(1);
});

test('A corrected amount changes that activity and shows the difference; nothing is doubled', async () => {
  const row = (amount: string): string =>
    `1;Kelimutu Water Alliance;Program Empat;Pelatihan;Pendidikan;Sikka;;;2021;${amount};;1;1;Selesai`;
  await bringIn(people.province, [row('Rp 10.000.000')]);
  const changed = await bringIn(people.province, [row('Rp 12.000.000')]);
  expect(changed.activities).toEqual({ created: 0, updated: 1, unchanged: 0, rejected: 0 });
  expect(changed.differences[0]?.fields.map((field) => field.field)).toContain('budgets');
  expect((await stored('Program Empat')).map((one) => one.planned)).toEqual(['12000000.00']);
});

test('Several villages in one cell share the money exactly', async () => {
  const report = await bringIn(people.province, [
    '1;Kelimutu Water Alliance;Program Lima;Irigasi;Pertanian;Ende;Ndori;"Maubasa, Maubasa Timur";2021;Rp 100;;1;1;Selesai',
  ]);
  expect(report.questions).toEqual([]);
  expect(await stored('Program Lima')).toHaveLength(2);
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      planned: string;
      cells: number;
    }>`select sum(planned) as planned, count(*) as cells from coverage_cell c
      join activity a on a.id = c.activity_id where a.programme = 'Program Lima'`.execute(tx),
  );
  expect(rows).toEqual([{ planned: '100.00', cells: 2 }]);
});

test('A file that is no table is refused with its reason', async () => {
  const desk = deskOf(database(), people.province);
  const content = (async function* () {
    yield await Promise.resolve(Buffer.from('hello\nworld\n'));
  })();
  const id = await receiveFile(desk, { name: 'catatan.txt', content });
  const report = await runImport(database(), id);
  expect(report?.problems).toHaveLength(1);
  expect(report?.activities.created).toBe(0);
});
