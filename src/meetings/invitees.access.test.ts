/** Whom the register brings to a meeting, and whom it recognises in a list that was pasted. */
import { beforeAll, expect, test } from 'vitest';
import { InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { getMeeting, type MeetingInput, planMeeting, proposeInvitees, recogniseInvitees } from './index.ts';
import { readInviteeLines } from './recognise-invitees.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

async function planned(input: Partial<MeetingInput> = {}) {
  const desk = deskOf(database(), people.province);
  const id = await planMeeting(desk, {
    kind: 'rakor',
    title: 'Rapat Koordinasi Lembaga Mitra Internasional',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'internal',
    ...input,
  });
  return { desk, meeting: await getMeeting(desk, id) };
}

test('A list is read as it comes from a sheet or a letter', () => {
  const list = [
    'No.\tJabatan/Lembaga\tJumlah',
    '1\tBappelitbangda Provinsi\t2',
    '2. Bupati Ende',
    '- Yth. Kepala Dinas Kesehatan (3 orang);',
    '   ',
    'Rumah Sakit 12 Oktober',
    '4\tDPRD\tKomisi V\t5000',
  ].join('\r\n');
  expect(readInviteeLines(list)).toEqual([
    { name: 'Bappelitbangda Provinsi', persons: 2 },
    { name: 'Bupati Ende', persons: 1 },
    { name: 'Kepala Dinas Kesehatan', persons: 3 },
    { name: 'Rumah Sakit 12 Oktober', persons: 1 },
    { name: 'DPRD', persons: 1000 },
  ]);
});

test('What the register knows for certain is taken from it; everything else stands as written', async () => {
  const { desk, meeting } = await planned();
  const text = [
    'Bupati Sikka',
    'Pemkab Ende (2 orang)',
    'Kota Kupang',
    'Pemprov NTB',
    'Kepala Dinas Perikanan',
    'Kementerian Kelautan dan Perikanan',
    'Ketua DPRD',
    'Pemerintah Provinsi Nusa Tenggara Timur',
    'Kupang',
    'pusat fasilitasi kerja sama',
    'Lontar Foundation Worldwide',
    'Yayasan Tidak Dikenal',
    'Dinas Kesehatan Kabupaten Ende',
  ].join('\n');
  const { invitees, unknown, known } = await recogniseInvitees(desk, meeting.record, {
    text,
    category: 'other',
  });
  expect(
    invitees.map(({ name, category, areaCode, persons }) => [name, category, areaCode, persons]),
  ).toEqual([
    ['Pemerintah Kabupaten Sikka', 'regency', '53.07', 1],
    ['Pemerintah Kabupaten Ende', 'regency', '53.08', 2],
    ['Pemerintah Kota Kupang', 'regency', '53.71', 1],
    ['Pemerintah Provinsi Nusa Tenggara Barat', 'province', '52', 1],
    ['Kepala Dinas Perikanan', 'agency', null, 1],
    ['Kementerian Kelautan dan Perikanan', 'ministry', null, 1],
    ['Ketua DPRD', 'council', null, 1],
    ['Pemerintah Provinsi Nusa Tenggara Timur', 'province', '53', 1],
    // There are two of that name: nobody guesses which.
    ['Kupang', 'other', null, 1],
    ['Pusat Fasilitasi Kerja Sama', 'ministry', null, 1],
    ['Lontar Foundation Worldwide', 'partner', null, 1],
    ['Yayasan Tidak Dikenal', 'other', null, 1],
    ['Dinas Kesehatan Kabupaten Ende', 'agency', null, 1],
  ]);
  expect(invitees.find(({ areaCode }) => areaCode === '53.08')?.officeId).toBe(people.regency.officeId);
  expect(invitees.find(({ category }) => category === 'partner')?.partnerId).toBe(people.partner.partnerId);
  expect([unknown, known]).toEqual([6, 0]);
});

test('Who is invited already, or stands twice in the list, is not added again', async () => {
  const { desk, meeting } = await planned({
    invitees: [{ category: 'regency', name: 'Pemerintah Kabupaten Ende', areaCode: '53.08' }],
  });
  const { invitees, known } = await recogniseInvitees(desk, meeting.record, {
    text: 'Bupati Ende\nBappenas\nBappenas',
    category: 'ministry',
  });
  expect(invitees.map(({ name, category }) => [name, category])).toEqual([['Bappenas', 'ministry']]);
  expect(known).toBe(2);
});

test('A list longer than anybody invites is refused', async () => {
  const { desk, meeting } = await planned();
  const text = Array.from({ length: 601 }, (_, index) => `Lembaga ${String(index)}`).join('\n');
  await expect(recogniseInvitees(desk, meeting.record, { text, category: 'other' })).rejects.toThrow(
    InvalidInput,
  );
});

test('The next meeting can call who was called to the one before, as many persons each', async () => {
  const before = await planned({
    firstDay: '2025-03-10',
    invitees: [
      { category: 'regency', name: 'Pemerintah Kabupaten Ende', areaCode: '53.08', persons: 3, came: 2 },
      { category: 'other', name: 'Universitas Contoh' },
    ],
  });
  const { desk, meeting } = await planned({
    followsId: before.meeting.id,
    invitees: [{ category: 'other', name: 'Universitas Contoh' }],
  });
  const group = (await proposeInvitees(desk, meeting)).find((one) => one.group === 'before');
  expect(group?.count).toBe(2);
  expect(group?.invitees.map(({ name, persons, came }) => [name, persons, came])).toEqual([
    ['Pemerintah Kabupaten Ende', 3, null],
  ]);
  const ids = before.meeting.record.invitees.map(({ id }) => id);
  expect(group?.invitees.some(({ id }) => ids.includes(id))).toBe(false);
});
