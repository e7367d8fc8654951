/** The papers of a meeting: who is listed and counted how, who signs, what stays open, what is kept and frozen. */
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import {
  addSignatory,
  type Paper,
  type PaperPart,
  qrImage,
  type SignatoryInput,
  type TablePart,
  uploadEmblem,
} from '#papers/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { addresseeOf } from './paper-people.ts';
import {
  addressedTo,
  announceMeeting,
  carryOver,
  enterAttendance,
  finishMeetingPaper,
  keepMeetingPaper,
  lettersFor,
  type MeetingInput,
  type MeetingPaper,
  planMeeting,
  readMeetingPaper,
  recordRecommendation,
} from './index.ts';

const database = useDatabase();
let people: People;
const as = (actor: Actor): Desk => deskOf(database(), actor);
const biro = () => as(people.province);
beforeAll(async () => {
  people = await makePeople(database());
  const signatory = (more: Partial<SignatoryInput>) =>
    addSignatory(biro(), {
      officeId: people.province.officeId,
      signatory: {
        ...{
          letterhead: 'K2',
          standing: 'civilServant',
          post: 'Sekretaris Daerah',
          name: 'Contoh Definitif',
        },
        ...{ rank: 'Pembina Utama Madya', nip: '190001011900012001', acting: '' },
        ...{ behalfOf: 'Gubernur Nusa Tenggara Timur', validFrom: '2026-01-01', validTo: '2026-02-28' },
        ...more,
      },
    });
  await signatory({});
  await signatory({ name: 'Contoh Pelaksana', acting: 'plt', validFrom: '2026-03-01', validTo: '' });
});

const guests = (names: readonly string[], category: 'regency' | 'partner' = 'regency') =>
  names.map((name) => ({ category, name }));
const SIX = ['Ende', 'Sikka', 'Ngada', 'Alor', 'Belu', 'Malaka'].map(
  (name) => `Pemerintah Kabupaten ${name}`,
);

async function rakor(input: Partial<MeetingInput> = {}): Promise<string> {
  const id = await planMeeting(biro(), {
    kind: 'rakor',
    title: 'Rapat Koordinasi Lembaga Mitra Internasional',
    theme: 'Sinergi program',
    aim: 'Kesamaan langkah.',
    legalBasis: 'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah',
    areaCode: '53',
    venue: 'Aula El Tari',
    city: 'Kupang',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    agenda: [{ day: '2026-03-10', begins: '09:00', title: 'Pembukaan' }],
    invitees: guests(SIX),
    ...input,
  });
  await announceMeeting(biro(), { id, version: 1 });
  return id;
}
const view = (meetingId: string, paper: MeetingPaper) => readMeetingPaper(biro(), { meetingId, paper });
const save = (meetingId: string, paper: MeetingPaper, version: number, changes: Record<string, string>) =>
  view(meetingId, paper).then(({ given }) =>
    keepMeetingPaper(biro(), { meetingId, paper, version, input: { ...given, ...changes } }),
  );
const partOf = <Kind extends PaperPart['kind']>({ parts }: Paper, kind: Kind) =>
  parts.filter((part): part is Extract<PaperPart, { kind: Kind }> => part.kind === kind);
const wordsOf = ({ rows }: TablePart): string[] =>
  rows.map((row) =>
    row.kind === 'group'
      ? row.text
      : row.cells.map((cell) => (typeof cell === 'string' ? cell : '')).join('|'),
  );
const tableOf = ({ parts }: Paper): string[] => wordsOf(partOf({ parts } as Paper, 'table')[0] as TablePart);

test('An institution is addressed by the post of who leads it, a post as it is', () => {
  expect(
    [
      'Pemerintah Kabupaten Ende',
      'Pemerintah Kota Kupang',
      'Pemerintah Provinsi Banten',
      'Kepala Bappeda',
      'Dinas Kesehatan',
      'DPRD Provinsi Nusa Tenggara Timur',
      'Open Well Trust',
    ].map(addresseeOf),
  ).toEqual([
    'Bupati Ende',
    'Wali Kota Kupang',
    'Gubernur Banten',
    'Kepala Bappeda',
    'Kepala Dinas Kesehatan',
    'Ketua DPRD Provinsi Nusa Tenggara Timur',
    'Pimpinan Open Well Trust',
  ]);
});

test('Five addressees are numbered in the letter, six are listed in its attachment', async () => {
  const opening = async (names: readonly string[]) =>
    partOf((await view(await rakor({ invitees: guests(names) }), 'invitation')).paper, 'letterOpening')[0]
      ?.addressee;
  expect(await opening(SIX.slice(0, 5))).toMatchObject({
    listAttached: false,
    to: ['Bupati Ende', 'Bupati Sikka', 'Bupati Ngada', 'Bupati Alor', 'Bupati Belu'],
  });
  expect(await opening(SIX)).toMatchObject({ listAttached: true, to: [] });
});

test('The invited are listed in groups by letters, partners by class, numbered throughout; the host is not invited', async () => {
  const id = await rakor({
    invitees: [
      { category: 'host', name: 'Biro' },
      { category: 'partner', name: 'Lontar', partnerId: people.partner.partnerId },
      { category: 'partner', name: 'Bukan di daftar', persons: 2 },
      { category: 'agency', name: 'Bappeda Provinsi' },
      { category: 'other', name: 'Universitas Nusa Cendana' },
    ],
  });
  const { paper } = await view(id, 'invitation');
  expect(tableOf(paper)).toEqual([
    'A. PEMERINTAH PROVINSI',
    '1|Kepala Bappeda Provinsi|1 (satu) orang',
    'B. LEMBAGA MITRA INTERNASIONAL',
    'NGO internasional',
    '2|Pimpinan Lontar|1 (satu) orang',
    'Klasifikasi belum tercatat',
    '3|Pimpinan Bukan di daftar|2 (dua) orang',
    'C. LAIN-LAIN',
    '4|Pimpinan Universitas Nusa Cendana|1 (satu) orang',
  ]);
  const report = (await view(id, 'committeeReport')).paper;
  expect(JSON.stringify(report.parts)).toContain(
    '2 (dua) lembaga = 1 NGO internasional + 1 Klasifikasi belum tercatat',
  );
});

test('Who signs is who is in the post on the day of the paper', async () => {
  const id = await rakor();
  const signed = async () => partOf((await view(id, 'invitation')).paper, 'signatures')[0]?.blocks[0];
  await save(id, 'invitation', 0, { day: '2026-02-10' });
  expect(await signed()).toMatchObject({
    name: 'Contoh Definitif',
    lines: ['a.n. GUBERNUR NUSA TENGGARA TIMUR', 'SEKRETARIS DAERAH,'],
    below: ['Pembina Utama Madya', 'NIP. 19000101 190001 2 001'],
  });
  await save(id, 'invitation', 1, { day: '2026-03-03' });
  expect(await signed()).toMatchObject({
    name: 'Contoh Pelaksana',
    lines: ['a.n. GUBERNUR NUSA TENGGARA TIMUR', 'Plt. SEKRETARIS DAERAH,'],
  });
  await save(id, 'invitation', 2, { day: '2025-06-01' });
  expect(await signed()).toMatchObject({ name: null, lines: null });
});

test('What nobody filled in is open, and nothing becomes final before it is filled in', async () => {
  const id = await rakor();
  const keys = (await view(id, 'invitation')).open.map(({ key, what }) => `${key} ${what}`.trim());
  expect(keys).toEqual([
    'papersOpenEmblem Sekretariat Daerah',
    'papersOpenDate',
    'papersOpenFact Nomor',
    'papersOpenFact Tanggal',
  ]);
  const done = await finishMeetingPaper(biro(), {
    ...{ meetingId: id, paper: 'invitation', version: 0 },
    ...{ number: '000.1/12/2026', day: '2026-02-10' },
  });
  // The place of signing and the emblem are the letter profile's to say.
  expect(done).toMatchObject({ finished: false });
  const left = done.finished ? [] : done.open.map(({ key }) => key);
  expect(left).toContain('papersOpenEmblem');
  expect(left).not.toContain('papersOpenFact');
  // What was typed is kept.
  expect((await view(id, 'invitation')).given).toMatchObject({ number: '000.1/12/2026', day: '2026-02-10' });
});

test('What a person left as proposed goes on following the meeting; what was emptied stays empty', async () => {
  const id = await rakor();
  await save(id, 'invitation', 0, { requests: '', contact: 'Bagian Kerja Sama' });
  const { given, paper } = await view(id, 'invitation');
  expect(given.requests).toBe('');
  expect(partOf(paper, 'list')).toEqual([]);
  expect(given.opening).toContain('Sinergi program');
  const english = await readMeetingPaper(biro(), { meetingId: id, paper: 'invitation', locale: 'en' });
  expect(english.given.opening).toContain('On the basis of');
  expect(JSON.stringify(english.paper.parts)).toContain('Unofficial translation');
  await expect(save(id, 'invitation', 1, { day: 'besok', urgency: 'kilat' })).rejects.toThrow(InvalidInput);
});

test('A copy goes to one post with the link of its own; several count their pages by themselves', async () => {
  const { paper } = await view(await rakor(), 'invitation');
  const one = addressedTo(paper, {
    name: 'Pemerintah Kabupaten Ende',
    link: 'https://sinergi.example/u/abc',
  });
  expect(partOf(one, 'letterOpening')[0]?.addressee).toMatchObject({
    to: ['Bupati Ende'],
    listAttached: false,
  });
  expect(partOf(one, 'attachment').map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(partOf(one, 'qr')).toMatchObject([{ link: 'https://sinergi.example/u/abc' }]);
  const all = lettersFor(paper, [
    { name: 'A', link: null },
    { name: 'B', link: null },
  ]);
  expect(partOf(all, 'section')).toMatchObject([{ restart: true }]);
  expect(partOf(all, 'letterhead')).toHaveLength(2);
  expect(partOf(all, 'qr')).toEqual([]);
});

test('An attendance list for signing has who is expected and five rows to spare in each category', async () => {
  const id = await rakor({
    invitees: [
      { category: 'regency', name: 'Pemerintah Kabupaten Ende', persons: 2 },
      { category: 'other', name: 'Universitas' },
    ],
  });
  const { paper } = await view(id, 'attendanceBlank');
  expect(partOf(paper, 'table').map(({ caption, rows }) => [caption, rows.length])).toEqual([
    ['A. Kabupaten/kota', 7],
    ['B. Lainnya', 6],
  ]);
  expect(paper.page.orientation).toBe('portrait');
  const many = await rakor({
    invitees: [{ category: 'regency', name: 'Kabupaten', persons: 20 }, ...guests(SIX)],
  });
  expect((await view(many, 'attendanceBlank')).paper.page.orientation).toBe('landscape');
});

test('The filled list tells when people were entered and never their contacts', async () => {
  const id = await rakor();
  await enterAttendance(biro(), id, [
    {
      ...{ id: '01890000-0000-7000-8000-00000000000a', day: '2026-03-10', category: 'regency' },
      ...{ name: 'Yosefina Contoh', post: 'Kepala Bagian', institution: 'Pemerintah Kabupaten Ende' },
      ...{ sex: 'P', contact: '0812-rahasia', mode: 'room' },
    },
  ]);
  const { paper } = await view(id, 'attendanceFilled');
  expect(JSON.stringify(paper)).not.toContain('0812-rahasia');
  expect(tableOf(paper)).toEqual([
    '1|Yosefina Contoh|Kepala Bagian, Pemerintah Kabupaten Ende|P|dicatat panitia',
  ]);
});

test('The matrix shows what was carried over first, with the meeting it comes from, and counts its rows', async () => {
  const earlier = await rakor({ title: 'Rakor lama', firstDay: '2025-03-10', agenda: [] });
  const owner = { level: 'regency', ownerName: 'Ende' } as const;
  await recordRecommendation(biro(), earlier, { ...owner, text: 'Yang lama' });
  const id = await rakor({ followsId: earlier });
  await recordRecommendation(biro(), id, { ...owner, text: 'Yang baru', due: '2026-01-02' });
  await carryOver(biro(), id);
  const { paper } = await view(id, 'matrix');
  expect(paper.page.orientation).toBe('landscape');
  const text = JSON.stringify(paper.parts);
  expect(text.indexOf('Yang lama')).toBeLessThan(text.indexOf('Yang baru'));
  expect(text).toContain('Rakor asal: Rakor lama, 10 Maret 2025');
  expect(text).toContain('Jumlah baris: 2.');
  await save(id, 'matrix', 0, { rows: 'late' });
  const late = JSON.stringify((await view(id, 'matrix')).paper.parts);
  expect(late).not.toContain('Yang lama');
  expect(late).toContain('yang terlambat. Jumlah baris: 1.');
});

test('A final paper stays as it is, whatever becomes of the meeting; a correction is a new draft', async () => {
  const id = await rakor();
  const addRow = (text: string) =>
    recordRecommendation(biro(), id, { text, level: 'regency', ownerName: 'Kabupaten Ende' });
  await addRow('Memetakan air bersih.');
  await save(id, 'matrix', 0, { day: '2026-02-10' });
  await expect(save(id, 'matrix', 0, {})).rejects.toThrow(Conflict);
  const finish = (version: number) =>
    finishMeetingPaper(biro(), { meetingId: id, paper: 'matrix', version, number: '', day: '2026-02-10' });
  const refused = await finish(1);
  expect(refused.finished ? [] : refused.open.map(({ key }) => key)).toEqual(['papersOpenEmblem']);
  const square = qrImage('lambang');
  const png = Buffer.from(square.type === 'svg' ? (square.png ?? '') : '', 'base64');
  await uploadEmblem(biro(), { officeId: people.province.officeId, kind: 'regional', bytes: png });
  expect(await finish(2)).toMatchObject({ finished: true, paper: { day: '2026-02-10', number: null } });
  await addRow('Menambah sumur.');
  const final = await view(id, 'matrix');
  expect([final.isFinal, final.open, final.paper.draft]).toEqual([true, [], null]);
  expect(JSON.stringify(final.paper.parts)).not.toContain('Menambah sumur.');
  await save(id, 'matrix', 3, { rows: 'unfinished' });
  const correction = await view(id, 'matrix');
  expect([correction.isFinal, correction.paper.draft]).toEqual([false, 4]);
  expect(JSON.stringify(correction.paper.parts)).toContain('Menambah sumur.');
  expect(correction.versions.map(({ finishedAt }) => finishedAt !== null)).toEqual([false, true]);
});
