/**
 * Fills a database with generated activities and their cells, and measures the coverage table on it.
 * `node bench/coverage-cells.ts [--activities 100000] [--url postgres://…] [--folder DIR]`: PGlite in the folder
 * without a url. What is there already is measured again and not filled twice.
 */
import { parseArgs } from 'node:util';
import { coverage, type CoverageWish } from '#coverage/index.ts';
import { type Database, openDatabase, PUBLIC } from '#database/index.ts';
import { fillCells } from './fill-cells.ts';

const WISHES: CoverageWish[] = [
  { area: null },
  { area: null, level: 'regency' },
  { area: '53' },
  { area: '53', year: 2022 },
  { area: '53', sectorBy: 'affair' },
  { area: '53', level: 'district' },
  { area: '53', level: 'village' },
  { area: '53', partnerClass: 'multilateral' },
  { area: '53.08' },
  { area: '53.08', level: 'village' },
];

/** First each table once, made anew; then ten askers at a time, each asking for one table after the other. */
async function measure(database: Database, seconds: number): Promise<void> {
  const desk = { actor: PUBLIC, database, now: () => Temporal.Now.instant() };
  for (const wish of WISHES) {
    const started = performance.now();
    const table = await coverage(desk, wish);
    const ms = Math.round(performance.now() - started);
    process.stdout.write(
      `made  ${String(ms).padStart(6)} ms  ${String(table.rows.length)} rows  ${JSON.stringify(wish)}\n`,
    );
  }
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const ask = async (first: number): Promise<void> => {
    for (let i = first; performance.now() < end; i++) {
      const started = performance.now();
      await coverage(desk, WISHES[i % WISHES.length] ?? {});
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, i) => ask(i)));
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  process.stdout.write(
    `kept  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  ${String(Math.round(times.length / seconds))} tables/s at 10 askers\n`,
  );
}

const { values } = parseArgs({
  options: {
    activities: { type: 'string', default: '100000' },
    url: { type: 'string' },
    folder: { type: 'string' },
    seconds: { type: 'string', default: '5' },
  },
});
const started = performance.now();
const database = await openDatabase({ url: values.url, folder: values.folder });
try {
  await fillCells(database, Number(values.activities));
  process.stderr.write(`\nready after ${String(Math.round(performance.now() - started))} ms\n`);
  await measure(database, Number(values.seconds));
} finally {
  await database.close();
}
