import { beforeAll, expect, test } from 'vitest';
import {
  editActivity,
  loadActivity,
  readImported,
  recordActivity,
  type StoredActivity,
} from '#activities/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { confirmImport, readOriginal, receiveFile, runImport, takeOriginal } from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

async function bringIn(actor: Actor, name: string, content: string | Uint8Array): Promise<string> {
  const desk = deskOf(database(), actor);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const stream = (async function* () {
    yield await Promise.resolve(bytes);
  })();
  const id = await receiveFile(desk, { name, content: stream });
  await confirmImport(desk, id, { unchecked: true });
  const report = await runImport(database(), id);
  expect(report?.activities.rejected).toBe(0);
  return id;
}

async function find(where: { identifier: string } | { programme: string }): Promise<StoredActivity> {
  return database().asActor(SYSTEM, async (tx) => {
    const { id } = await tx
      .selectFrom('activity')
      .select('id')
      .where(
        'identifier' in where ? 'iati_identifier' : 'programme',
        '=',
        'identifier' in where ? where.identifier : where.programme,
      )
      .executeTakeFirstOrThrow();
    const stored = await loadActivity(tx, id);
    if (!stored) throw new Error('gone');
    return stored;
  });
}

const element = (identifier: string, title: string) => `<iati-activity default-currency="USD" xml:lang="en">
    <iati-identifier>${identifier}</iati-identifier>
    <reporting-org ref="GB-COH-77" type="21"><narrative>Open Shore Trust</narrative></reporting-org>
    <title><narrative>${title}</narrative></title>
    <activity-status code="2"/><activity-date type="2" iso-date="2023-01-01"/>
    <recipient-country code="ID" percentage="100"/>
    <location><name><narrative>Ende</narrative></name><administrative vocabulary="G1" level="2" code="53.08"/></location>
  </iati-activity>`;
const file = (declaration: string, ...elements: string[]) =>
  `${declaration}<iati-activities version="2.03">\n  ${elements.join('\n  ')}\n</iati-activities>`;

test('The original of an activity is its element, with the line it begins at and who brought it in', async () => {
  const importId = await bringIn(
    people.province,
    'dua.xml',
    file(
      '<?xml version="1.0"?>\n',
      element('O-1', 'First'),
      element('O-2', 'Second & <b>').replace('& <b>', '&amp; &lt;b&gt;'),
    ),
  );
  const activity = await find({ identifier: 'O-2' });
  const desk = deskOf(database(), people.province);
  const original = await readOriginal(desk, activity);
  expect(original).toEqual({
    kind: 'xml',
    file: expect.objectContaining({
      importId,
      name: 'dua.xml',
      officeName: 'Biro Kerja Sama NTT',
    }) as unknown,
    others: [],
    by: 'Biro Kerja Sama NTT',
    line: 11,
    text: element('O-2', 'Second &amp; &lt;b&gt;'),
  });
  expect((await takeOriginal(desk, activity)).toString()).toBe(element('O-2', 'Second &amp; &lt;b&gt;'));
});

test.each([
  ['windows-1252', 'latin1', '<?xml version="1.0" encoding="windows-1252"?>\n'],
  ['UTF-16', 'utf16le', '\ufeff'],
  ['UTF-8 with a mark', 'utf8', ''],
] as const)(
  'A file in %s is shown as text and taken away so that it can be read alone',
  async (name, encoding, before) => {
    const mark = name === 'windows-1252' ? '<?xml version="1.0" encoding="windows-1252"?>\n' : '\ufeff';
    const text = element(`E-${encoding}`, 'Médecins');
    await bringIn(people.province, 'e.xml', Buffer.from(file(mark, text), encoding));
    const activity = await find({ identifier: `E-${encoding}` });
    const desk = deskOf(database(), people.province);
    expect(await readOriginal(desk, activity)).toMatchObject({ kind: 'xml', text });
    expect((await takeOriginal(desk, activity)).toString(encoding)).toBe(before + text);
  },
);

test('What was changed here since the file is told, and only that', async () => {
  await bringIn(people.province, 'tiga.xml', file('', element('D-1', 'Wells')));
  const desk = deskOf(database(), people.regency);
  const activity = await find({ identifier: 'D-1' });
  expect(await readImported(desk, activity)).toMatchObject({ differences: [] });
  const input = { ...activity.document, title: { en: 'Deep wells' }, status: 4 };
  await editActivity(desk, { id: activity.id, version: activity.version, input });
  const edited = await find({ identifier: 'D-1' });
  expect((await readImported(desk, edited))?.differences).toEqual([
    { field: 'title', part: 'en', before: 'Wells', after: 'Deep wells' },
    { field: 'status', before: 2, after: 4 },
  ]);
  await editActivity(desk, { id: activity.id, version: edited.version, input: activity.document });
  expect((await readImported(desk, await find({ identifier: 'D-1' })))?.differences).toEqual([]);
  expect(await readOriginal(deskOf(database(), people.province), edited)).toMatchObject({
    text: element('D-1', 'Wells'),
  });
});

const HEAD = 'No;Mitra;Program;Kegiatan;Kab/Kota;Kecamatan;Desa;Tahun;Rencana (Rp);Status';

test('An activity of a sheet has its row, cell by cell, as it was written; of several files the newest or the one asked for', async () => {
  const row = (amount: string) =>
    `1;Kelimutu Trust;Program Asli;"Sumur\nbor";Ende;Ndori;Maubasa;2023;${amount};Selesai`;
  const first = await bringIn(people.province, 'matriks.csv', [HEAD, row('Rp 1.000.000')].join('\n'));
  const second = await bringIn(people.province, 'baru.csv', ['Matriks', '', HEAD, row('2 jt')].join('\n'));
  const activity = await find({ programme: 'Program Asli' });
  const desk = deskOf(database(), people.province);
  const cells = [
    { ref: 'A4', heading: 'No', text: '1' },
    { ref: 'B4', heading: 'Mitra', text: 'Kelimutu Trust' },
    { ref: 'C4', heading: 'Program', text: 'Program Asli' },
    { ref: 'D4', heading: 'Kegiatan', text: 'Sumur\nbor' },
    { ref: 'E4', heading: 'Kab/Kota', text: 'Ende' },
    { ref: 'F4', heading: 'Kecamatan', text: 'Ndori' },
    { ref: 'G4', heading: 'Desa', text: 'Maubasa' },
    { ref: 'H4', heading: 'Tahun', text: '2023' },
    { ref: 'I4', heading: 'Rencana (Rp)', text: '2 jt' },
    { ref: 'J4', heading: 'Status', text: 'Selesai' },
  ];
  const newest = await readOriginal(desk, activity);
  expect(newest).toMatchObject({
    kind: 'sheet',
    file: { importId: second },
    rows: [{ at: 'CSV!A4', cells }],
    more: 0,
  });
  expect('others' in newest && newest.others.map(({ importId }) => importId)).toEqual([first]);
  expect(await readOriginal(desk, activity, first)).toMatchObject({
    kind: 'sheet',
    file: { importId: first, name: 'matriks.csv' },
    rows: [
      {
        at: 'CSV!A2',
        cells: expect.arrayContaining([expect.objectContaining({ text: 'Rp 1.000.000' })]) as unknown,
      },
    ],
  });
  await expect(takeOriginal(desk, activity)).rejects.toThrow(NotFound);
  await expect(readOriginal(desk, activity, '01a201e5-e4be-79ba-9aca-72ad69ae9c99')).rejects.toThrow(
    NotFound,
  );
});

test('What was typed here has no original', async () => {
  const desk = deskOf(database(), people.regency);
  await recordActivity(desk, {
    partnerId: people.partner.partnerId,
    programme: 'Program Ketik',
    title: { id: 'Diketik' },
    status: 2,
    locations: [{ areaCode: '53.08' }],
  });
  const activity = await find({ programme: 'Program Ketik' });
  expect(await readOriginal(desk, activity)).toEqual({ kind: 'none' });
  expect(await readImported(desk, activity)).toBeUndefined();
  await expect(takeOriginal(desk, activity)).rejects.toThrow(NotFound);
});
