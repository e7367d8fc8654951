/** Numbers, dates, names and file names as official papers write them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clockTime,
  countInWords,
  dateInWords,
  dateRange,
  dateWithDay,
  groupNip,
  paperFileName,
  postLines,
  roman,
  rupiahInWords,
  signatureOf,
  type Signatory,
  terbilang,
} from './index.ts';
import { isNip } from './nip.ts';
import { DOTS } from './plain-text.ts';

test.for([
  [0, 'nol'],
  [10, 'sepuluh'],
  [11, 'sebelas'],
  [12, 'dua belas'],
  [19, 'sembilan belas'],
  [20, 'dua puluh'],
  [100, 'seratus'],
  [111, 'seratus sebelas'],
  [1000, 'seribu'],
  [1100, 'seribu seratus'],
  [2026, 'dua ribu dua puluh enam'],
  [11_000, 'sebelas ribu'],
  [100_000, 'seratus ribu'],
  [1_000_000, 'satu juta'],
  [1_150_000, 'satu juta seratus lima puluh ribu'],
  [8_700_000_000, 'delapan miliar tujuh ratus juta'],
  [1_000_000_000_000, 'satu triliun'],
] as const)('%d is said as %s', ([number, words]) => {
  expect(terbilang(number)).toBe(words);
});

/** Reads the words back, by their own rule: a scale multiplies what stands before it. */
function readBack(words: string): bigint {
  const ones = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
  const scales: Record<string, bigint> = {
    ribu: 1000n,
    juta: 10n ** 6n,
    miliar: 10n ** 9n,
    triliun: 10n ** 12n,
  };
  let all = 0n;
  let group = 0n;
  let one = 0n;
  for (const word of words.replace(/\bse(puluh|belas|ratus|ribu)\b/g, 'satu $1').split(' ')) {
    const scale = scales[word];
    if (ones.includes(word)) one = BigInt(ones.indexOf(word));
    else if (word === 'puluh') [group, one] = [group + one * 10n, 0n];
    else if (word === 'belas') [group, one] = [group + one + 10n, 0n];
    else if (word === 'ratus') [group, one] = [group + one * 100n, 0n];
    else if (scale !== undefined) [all, group, one] = [all + (group + one) * scale, 0n, 0n];
    else throw new Error(word);
  }
  return all + group + one;
}

test('Every number that can be said is read back as itself; others are refused', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }),
      (number) => readBack(terbilang(number)) === number,
    ),
  );
  for (const number of [-1, 1e15]) expect(() => terbilang(number)).toThrow(RangeError);
});

test('Counts and sums stand as figure and as word', () => {
  expect(countInWords(5)).toBe('5 (lima)');
  expect(countInWords(1250)).toBe('1.250 (seribu dua ratus lima puluh)');
  expect(rupiahInWords('1150000')).toBe('satu juta seratus lima puluh ribu rupiah');
  expect(rupiahInWords('1150000.00')).toBe('satu juta seratus lima puluh ribu rupiah');
  expect(rupiahInWords('10.50')).toBe('sepuluh koma lima nol rupiah');
  for (const amount of ['-1', '1.234', 'x', '']) expect(() => rupiahInWords(amount)).toThrow(RangeError);
});

test('Dates and hours are written as papers write them', () => {
  expect(dateWithDay('2026-01-06', 'id')).toBe('Selasa, 6 Januari 2026');
  expect(dateWithDay('2026-01-06', 'en')).toBe('Tuesday, 6 January 2026');
  expect(dateInWords('2026-01-06')).toBe('Selasa, tanggal enam bulan Januari tahun dua ribu dua puluh enam');
  expect(dateRange('2024-09-18', '2024-09-20', 'id')).toBe('18 s.d. 20 September 2024');
  expect(dateRange('2024-09-30', '2024-10-02', 'id')).toBe('30 September s.d. 2 Oktober 2024');
  expect(dateRange('2024-12-30', '2025-01-02', 'en')).toBe('30 December 2024 to 2 January 2025');
  expect(dateRange('2024-09-18', '2024-09-18', 'id')).toBe('18 September 2024');
  expect(clockTime('09:00', 'Asia/Makassar')).toBe('pukul 09.00 WITA');
  expect(clockTime('09:00', 'Asia/Jayapura', null)).toBe('pukul 09.00 WIT s.d. selesai');
  expect(clockTime('09:00', 'Asia/Jakarta', '12:30')).toBe('pukul 09.00 s.d. 12.30 WIB');
  expect(clockTime('09:00', 'Asia/Jakarta', '12:30', 'en')).toBe('at 09:00 to 12:30 WIB');
});

test('A NIP is eighteen digits that mean something, and stands in four groups', () => {
  expect(groupNip('197001011995031001')).toBe('19700101 199503 1 001');
  expect(groupNip('19700101 199503 1 001')).toBe('19700101 199503 1 001');
  expect(isNip('19700101 199503 1 001')).toBe(true);
  for (const nip of [
    '',
    '19700101199503100',
    '197002301995031001',
    '197001011995131001',
    '197001011995033001',
    'x'.repeat(18),
  ])
    expect(isNip(nip)).toBe(false);
});

test('Attachments are numbered in Roman', () => {
  expect([1, 2, 3, 4, 5, 9, 14, 40, 99, 100].map(roman)).toEqual([
    'I',
    'II',
    'III',
    'IV',
    'V',
    'IX',
    'XIV',
    'XL',
    'XCIX',
    'C',
  ]);
});

test('A file is named in ASCII without blanks, a draft with its number', () => {
  const file = { day: '2026-01-06', subject: 'Undangan: Rakor/LMI', office: 'Biro PK, "NTT" é' };
  expect(paperFileName({ file, draft: 2, language: 'id' }, 'docx')).toBe(
    '2026-01-06_Undangan-Rakor-LMI_Biro-PK-NTT-e_konsep2.docx',
  );
  expect(paperFileName({ file, draft: null, language: 'id' }, 'pdf')).toBe(
    '2026-01-06_Undangan-Rakor-LMI_Biro-PK-NTT-e.pdf',
  );
  expect(paperFileName({ file: { ...file, office: '日本' }, draft: 1, language: 'en' }, 'pdf')).toBe(
    '2026-01-06_Undangan-Rakor-LMI_draft1.pdf',
  );
});

const SEKDA: Signatory = {
  letterhead: 'K2',
  standing: 'civilServant',
  post: 'Sekretaris Daerah',
  name: 'Dr. Contoh Fiktif, M.Si.',
  rank: 'Pembina Utama Madya',
  nip: '197001011995031001',
  acting: null,
  ownPost: null,
  onBehalf: [],
  validFrom: '2025-01-01',
  validTo: null,
};
const GOVERNOR = 'Gubernur Nusa Tenggara Timur';

test('A signature is built as it is signed: own, a.n., u.b., Plh.', () => {
  expect(postLines(SEKDA)).toEqual(['SEKRETARIS DAERAH,']);
  expect(postLines({ ...SEKDA, onBehalf: [GOVERNOR] })).toEqual([
    'a.n. GUBERNUR NUSA TENGGARA TIMUR',
    'SEKRETARIS DAERAH,',
  ]);
  expect(
    postLines({ ...SEKDA, post: 'Asisten Perekonomian', onBehalf: [GOVERNOR, 'Sekretaris Daerah'] }),
  ).toEqual(['a.n. GUBERNUR NUSA TENGGARA TIMUR', 'SEKRETARIS DAERAH,', 'u.b.', 'ASISTEN PEREKONOMIAN,']);
  expect(postLines({ ...SEKDA, acting: 'plh', ownPost: 'Asisten Perekonomian' })).toEqual([
    'Plh. SEKRETARIS DAERAH',
    'ASISTEN PEREKONOMIAN,',
  ]);
  expect(postLines({ ...SEKDA, post: GOVERNOR, acting: 'pj' })).toEqual([
    'Pj. GUBERNUR NUSA TENGGARA TIMUR,',
  ]);
});

test('A head of region signs in capitals without rank and NIP; a civil servant with both, dotted where not known', () => {
  expect(signatureOf({ ...SEKDA, standing: 'head', post: GOVERNOR, name: 'Contoh Nama' })).toEqual({
    lines: ['GUBERNUR NUSA TENGGARA TIMUR,'],
    name: 'CONTOH NAMA',
    below: [],
  });
  expect(signatureOf(SEKDA).below).toEqual(['Pembina Utama Madya', 'NIP. 19700101 199503 1 001']);
  expect(signatureOf({ ...SEKDA, rank: null, nip: null }).below).toEqual([DOTS, `NIP. ${DOTS}`]);
  expect(signatureOf({ ...SEKDA, standing: 'other' }).below).toEqual([]);
});
