/**
 * How fast IATI files come in, and how much memory that takes above the idle process.
 * node bench/import.ts [N …]            on PGlite in a folder of its own
 * BENCH_DATABASE_URL=postgres://… node bench/import.ts [N …]   on PostgreSQL; makes and drops databases of its own
 */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadAreas } from '#areas/index.ts';
import { type Database, SYSTEM } from '#database/index.ts';
import { confirmImport, receiveFile, runImport } from '#exchange/index.ts';
import { openBench } from './open-bench.ts';

const sizes = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(0);

async function makeFile(activities: number): Promise<string> {
  const path = join(folder, `${String(activities)}.xml`);
  const maker = spawn(process.execPath, [join(import.meta.dirname, 'make-iati.ts'), String(activities)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await pipeline(maker.stdout, createWriteStream(path));
  return path;
}

async function bringIn(database: Database, path: string): Promise<void> {
  const desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  const id = await receiveFile(desk, { name: 'bench.xml', content: createReadStream(path) });
  await confirmImport(desk, id, { unchecked: true });
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const started = performance.now();
  const report = await runImport(database, id, { within: '53' });
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  const counts = report?.activities ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 };
  const done = counts.created + counts.unchanged + counts.updated;
  process.stdout.write(
    `${database.engine.padEnd(9)} ${String(done).padStart(6)} activities (${megabytes(statSync(path).size)} MB) ` +
      `${seconds.toFixed(1)} s  ${(done / seconds).toFixed(0)}/s  idle ${megabytes(idle)} MB, peak +${megabytes(peak - idle)} MB  ${JSON.stringify(counts)}\n`,
  );
}

for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) {
  const bench = await openBench(join(folder, `data-${String(size)}`));
  await loadAreas(bench.database, { detailedProvinces: ['53'] });
  const path = await makeFile(size);
  await bringIn(bench.database, path);
  await bringIn(bench.database, path);
  await bench.drop();
  rmSync(path);
}
rmSync(folder, { recursive: true, force: true });
