import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { findImport } from './import-store.ts';
import { problemText, receiveFile, runImport } from './index.ts';
import { rawWorkbook } from './sheets/fixture-workbook.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

async function check(name: string, content: AsyncIterable<Uint8Array>) {
  const desk = deskOf(database(), people.province);
  const id = await receiveFile(desk, { name, content });
  const report = await runImport(database(), id);
  const file = await desk.database.asActor(desk.actor, (tx) => findImport(tx, id));
  const [problem] = report?.problems ?? [];
  return { state: file?.state, message: problem && problemText(problem, 'id').message };
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

test('A workbook that unpacks to more than it may is refused with its reason', async () => {
  const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'A'.repeat(210_000_000)}</t></is></c></row>`;
  for (const claimed of [undefined, 10])
    expect(await check('bom.xlsx', only(rawWorkbook(row, undefined, claimed)))).toEqual({
      state: 'refused',
      message: 'Isi berkas lebih besar daripada yang dapat dibaca (200 MB setelah dibuka).',
    });
});

test('A sheet of more than 64 MB is refused before it is read', async () => {
  const line = Buffer.from(`${'A;'.repeat(512 * 1024 - 1)}\n`);
  const content = (async function* () {
    for (let i = 0; i < 65; i++) yield await Promise.resolve(line);
  })();
  expect(await check('besar.csv', content)).toEqual({
    state: 'refused',
    message: 'Berkas ini lebih besar daripada yang dapat dibaca sebagai lembar kerja (64 MB).',
  });
});

test('A cell longer than its column is cut there and said, and the rest of the file is stored', async () => {
  const rows = [
    'Mitra;Program;Kegiatan;Kab/Kota;Tahun;Rencana (Rp);Status;Pelaksana;Hambatan',
    `Kelimutu Trust;${'P'.repeat(600)};Sumur;Ende;2023;Rp 100.000;Selesai;${'X'.repeat(400)};${'H'.repeat(6000)}`,
    'Kelimutu Trust;Program;Kebun;Ende;2023;Rp 100.000;Selesai;;',
  ];
  const desk = deskOf(database(), people.province);
  const id = await receiveFile(desk, { name: 'panjang.csv', content: only(Buffer.from(rows.join('\n'))) });
  const report = await runImport(database(), id);
  expect(report?.activities.created).toBe(2);
  expect(
    report?.problems.filter(({ code }) => code === 'textCut').map(({ at, params }) => [at, params['most']]),
  ).toEqual([
    ['CSV!B2', '500'],
    ['CSV!H2', '300'],
    ['CSV!I2', '5000'],
  ]);
});
