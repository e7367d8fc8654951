import { expect, test } from 'vitest';
import { renderPdf } from '#papers/index.ts';
import type { AgreedDivision } from './agreed-division.ts';
import { divisionPaper } from './paper-division.ts';

const AGREED: AgreedDivision = {
  id: '00000000-0000-7000-8000-000000000001',
  officeName: 'Biro Kerja Sama',
  capacity: 'Kepala Biro',
  agreedAt: '2026-03-10 02:00:00+00',
  place: { code: '53.08.01.2001', name: 'Reka, Ende Selatan, Kabupaten Ende' },
  field: 'water',
  meeting: { id: '00000000-0000-7000-8000-000000000002', title: 'Rakor LMI', day: '2026-03-10' },
  proposed: 'Dibagi per dusun.',
  agreed: 'Sumur bor oleh Lontar, perpipaan oleh Cendana.',
  lines: [
    { partnerId: 'a', name: 'Lontar', text: 'Sumur bor' },
    { partnerId: 'b', name: null, text: 'Perpipaan' },
  ],
  answers: [
    { name: 'Lontar', answer: 'agree', text: null, isNoted: false },
    { name: null, answer: 'agree', text: null, isNoted: false },
  ],
  followup: {
    id: 'c',
    number: 3,
    text: 'Peta disesuaikan.',
    owner: 'Bagian Kerja Sama Ende',
    due: '2026-06-30',
  },
};

test('The berita acara says in words on which day who agreed on what; its number and unknown names stay open', async () => {
  const paper = divisionPaper(AGREED, { locale: 'id', madeAt: '2026-03-10T03:00:00Z' });
  const text = JSON.stringify(paper.parts);
  expect(text).toContain('Selasa, tanggal sepuluh bulan Maret tahun dua ribu dua puluh enam');
  expect(text).toContain('Sumur bor oleh Lontar, perpipaan oleh Cendana.');
  expect(text).toContain('"number":null');
  const [parties, signatures] = paper.parts.filter((part) => part.kind === 'table');
  expect(parties?.rows.map((row) => (row.kind === 'row' ? row.cells[1] : ''))).toEqual([
    'Lontar',
    'Pihak yang tidak dibuka bagi Anda',
  ]);
  expect(signatures?.rows).toHaveLength(3);
  expect((await renderPdf(paper)).subarray(0, 4)).toEqual(new TextEncoder().encode('%PDF'));
});
