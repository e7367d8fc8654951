/** One page is one page in both forms, whatever stands on it. */
import { expect, test } from 'vitest';
import { fitPage } from './fit-page.ts';
import { type BriefingBlock, paperOf, type PaperPart, PLAIN_LOOK, renderPdf } from './index.ts';
import { linesOf } from './text-measure.ts';

const page = { size: 'A4', orientation: 'portrait' } as const;
const writing = {
  locale: 'id',
  date: (day: string) => day,
  dateTime: (moment: string) => moment,
  number: String,
  money: (amount: string) => `Rp${amount}`,
  amount: (amount: string) => amount,
  moneyShort: (amount: string) => amount,
  address: (path: string) => `https://sinergi.example${path}`,
} as const;
const look = { ...PLAIN_LOOK, fontSize: 10.5, tableSize: 8.5, lineSpacing: 1.1 };
const fit = (blocks: readonly BriefingBlock[]) => fitPage(blocks, { look, page, writing, taken: 0 });
const table = (count: number, cell: string, beyond = 0): BriefingBlock => ({
  kind: 'rows',
  heading: 'Kegiatan',
  address: 'https://sinergi.example/kegiatan',
  beyond,
  table: {
    kind: 'table',
    columns: [
      { label: 'Kegiatan', share: 3 },
      { label: 'Rencana (Rp)', share: 1, align: 'right' },
    ],
    rows: Array.from({ length: count }, (_, index) => ({ kind: 'row', cells: [cell, String(index)] })),
  },
});
const rowsOf = (parts: readonly PaperPart[]) =>
  parts.flatMap((part) => (part.kind === 'table' ? [part.rows.length] : []));
const pagesOf = async (parts: readonly PaperPart[]) => {
  const paper = paperOf({
    language: 'id',
    title: 'Uji',
    file: { day: '2026-01-06', subject: 'Uji', office: 'Uji' },
    look,
    madeAt: '2026-01-06T01:00:00Z',
    parts,
  });
  return (
    Buffer.from(await renderPdf(paper))
      .toString('latin1')
      .match(/\/Type\s*\/Page\b/g) ?? []
  ).length;
};

test('What fits is printed whole and nothing is said of more', () => {
  const parts = fit([table(3, 'Pendek'), table(4, 'Pendek')]);
  expect(rowsOf(parts)).toEqual([3, 4]);
  expect(JSON.stringify(parts)).not.toContain('lainnya');
});

test('Rows beyond those given are counted too', () => {
  expect(JSON.stringify(fit([table(3, 'Pendek', 7)]))).toContain('dan 7 lainnya');
});

const LONG = 'Pendampingan kelompok tani perempuan dalam pengolahan pangan lokal di Kecamatan Ndori';
test.for([
  ['short rows', 'Pendek'],
  ['long rows', LONG],
  ['very long words', 'Pertanggungjawaban'.repeat(12)],
  ['capitals', LONG.toUpperCase()],
] as const)(
  'Two tables of %s are cut to one page, each with some rows and the address of all',
  async ([, cell]) => {
    const parts = fit([
      { kind: 'parts', parts: [{ kind: 'facts', rows: [{ label: 'Bidang', value: LONG.repeat(4) }] }] },
      table(60, cell),
      table(60, cell),
    ]);
    const rows = rowsOf(parts);
    expect(Math.min(...rows)).toBeGreaterThan(0);
    expect(Math.max(...rows)).toBeLessThan(60);
    expect(parts.filter((part) => JSON.stringify(part).includes('lainnya'))).toHaveLength(2);
    expect(await pagesOf(parts)).toBe(1);
  },
);

test('Lines are counted as letters need room', () => {
  expect(linesOf('satu', 100, 10)).toBe(1);
  expect(linesOf('satu\ndua', 100, 10)).toBe(2);
  expect(linesOf('m'.repeat(100), 100, 10)).toBeGreaterThan(linesOf('i'.repeat(100), 100, 10));
});
