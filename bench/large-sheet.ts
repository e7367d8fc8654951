/**
 * How long the process does not answer while a large workbook is checked: node bench/large-sheet.ts [ROWS]
 * BENCH_DATABASE_URL=postgres://… node bench/large-sheet.ts [ROWS]   on PostgreSQL; makes and drops a database of its own
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre';
import { loadAreas } from '#areas/index.ts';
import { SYSTEM } from '#database/index.ts';
import { receiveFile, runImport } from '#exchange/index.ts';
import { openBench } from './open-bench.ts';

const ROWS = Number(process.argv[2] ?? 20_000);
const HEADINGS = [
  'No',
  'Mitra',
  'Program',
  'Kegiatan',
  'Bidang',
  'Kab/Kota',
  'Kecamatan',
  'Desa/Kelurahan',
  'Tahun',
  'Rencana (Rp)',
  'Realisasi (Rp)',
  'L',
  'P',
  'Status',
];
const PLACES = [
  ['Kab. Ende', 'Ndori', 'Maubasa'],
  ['Kab. Sikka', 'Nita', ''],
  ['Kota Kupang', '', ''],
  ['Kab. Flores Timur', 'Larantuka', ''],
] as const;
const FIELDS = ['Air bersih & sanitasi', 'Gizi/Stunting', 'Kesehatan', 'Pendidikan'] as const;

/** A matrix as a bureau keeps it: amounts as numbers and as text, a few partners, several places and fields. */
function rowOf(n: number): (string | number)[] {
  const [regency, district, village] = PLACES[n % PLACES.length] ?? PLACES[0];
  return [
    n + 1,
    `Mitra Bangku ${String(n % 40)} Trust`,
    `Program ${String(n % 25)}`,
    `Kegiatan nomor ${String(n)} di desa`,
    FIELDS[n % FIELDS.length] ?? '',
    regency,
    district,
    village,
    2019 + (n % 6),
    n % 3 === 0 ? 'Rp 125.000.000' : 1_000_000 + n,
    n % 5 === 0 ? '' : 500_000 + n,
    n % 90,
    n % 80,
    n % 2 === 0 ? 'Selesai' : 'Berjalan',
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const bytes = await writeXlsx({
  sheets: [{ name: 'Matriks', rows: [HEADINGS, ...Array.from({ length: ROWS }, (_, n) => rowOf(n))] }],
});
const bench = await openBench(join(folder, 'data'));
await loadAreas(bench.database, { detailedProvinces: ['53'] });
const desk = { actor: SYSTEM, database: bench.database, now: () => Temporal.Now.instant() };
const content = (async function* () {
  yield await Promise.resolve(bytes);
})();
const id = await receiveFile(desk, { name: 'besar.xlsx', content });

const started = performance.now();
const pauses: { at: number; ms: number }[] = [];
let last = started;
const beat = setInterval(() => {
  const now = performance.now();
  pauses.push({ at: last - started, ms: now - last });
  last = now;
}, 1);
const report = await runImport(bench.database, id, { within: '53' });
const took = performance.now() - started;
clearInterval(beat);
const longest = pauses.sort((a, b) => b.ms - a.ms).slice(0, 5);
process.stdout.write(
  `${bench.database.engine}: ${String(ROWS)} rows, ${(bytes.length / 1024 / 1024).toFixed(1)} MB, ${(took / 1000).toFixed(1)} s; ` +
    `longest pauses of the process ${longest.map(({ at, ms }) => `${ms.toFixed(0)} ms (at ${(at / 1000).toFixed(1)} s)`).join(', ')}; ` +
    `${JSON.stringify(report?.activities)} ${JSON.stringify(report?.problems.slice(0, 2))}\n`,
);
await bench.drop();
rmSync(folder, { recursive: true, force: true });
