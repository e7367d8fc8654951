/**
 * What the chain of the audit trail costs, and how fast it is checked.
 * node bench/audit.ts [N]            on PGlite in a folder of its own; N activities are imported, 2,000 if not said
 * BENCH_DATABASE_URL=postgres://… node bench/audit.ts [N]   on PostgreSQL; makes and drops databases of its own
 */
import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import { verifyAudit } from '#access/index.ts';
import { loadAreas } from '#areas/index.ts';
import { type Database, SYSTEM } from '#database/index.ts';
import { confirmImport, receiveFile, runImport } from '#exchange/index.ts';
import { ownerOf } from '#tests/owner.ts';
import { openBench } from './open-bench.ts';

const ROUNDS = 3;
const ROWS = 100_000;
const size = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const path = join(folder, 'bench.xml');
const desk = (database: Database) => ({ actor: SYSTEM, database, now: () => Temporal.Now.instant() });
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function importOnce(isChained: boolean): Promise<number> {
  const bench = await openBench(join(folder, `data-${String(performance.now())}`));
  await loadAreas(bench.database, { detailedProvinces: ['53'] });
  if (!isChained) {
    const owner = await ownerOf(bench.database, bench.url);
    for (const trigger of ['seal_row', 'note_rows'])
      await owner.run(`alter table audit disable trigger ${trigger}`);
    await owner.run('alter table audit drop constraint audit_digest_check');
    await owner.close();
  }
  const id = await receiveFile(desk(bench.database), { name: 'bench.xml', content: createReadStream(path) });
  await confirmImport(desk(bench.database), id, { unchecked: true });
  const started = performance.now();
  await runImport(bench.database, id, { within: '53' });
  const seconds = (performance.now() - started) / 1000;
  if (isChained) {
    const { whole } = await verifyAudit(desk(bench.database));
    if (!whole) throw new Error('the chain of the import is not whole');
  }
  await bench.drop();
  return seconds;
}

const maker = spawn(process.execPath, [join(import.meta.dirname, 'make-iati.ts'), String(size)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await pipeline(maker.stdout, createWriteStream(path));
const times = { with: [] as number[], without: [] as number[] };
for (let round = 0; round < ROUNDS; round++) {
  times.without.push(await importOnce(false));
  times.with.push(await importOnce(true));
}
const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const [chained, plain] = [middle(times.with), middle(times.without)];
say(
  `import of ${String(size)} activities: ${plain.toFixed(2)} s without the chain, ${chained.toFixed(2)} s with it, ratio ${(chained / plain).toFixed(3)} (middle of ${String(ROUNDS)} each, in turn)`,
);

const bench = await openBench(join(folder, 'verify'));
/** Rows as edits write them, with a document before and after; a tenth of them in transactions of one row. */
const document = JSON.stringify({
  title: { id: 'Sumur bersama' },
  budgets: Array.from({ length: 12 }, () => ({
    amount: '120000000.00',
    currency: 'IDR',
    periodStart: '2024-01-01',
    periodEnd: '2024-12-31',
  })),
});
const write = (count: number): Promise<unknown> =>
  bench.database.asActor(SYSTEM, (tx) =>
    sql`insert into audit (actor_kind, action, subject, subject_id, version, before, after)
      select 'system', 'edit-activity', 'activity', gen_random_uuid(), 2, ${document}::jsonb, ${document}::jsonb
      from generate_series(1, ${count}::int)`.execute(tx),
  );
for (let done = 0; done < ROWS; done += 10_000) {
  const started = performance.now();
  await write(9000);
  if (done === 0)
    say(`9,000 rows in one transaction: ${((performance.now() - started) / 1000).toFixed(2)} s`);
  for (let i = 0; i < 1000; i++) await write(1);
}
const idle = process.memoryUsage().rss;
let peak = idle;
const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
const verdict = await verifyAudit(desk(bench.database));
clearInterval(watch);
say(
  `${bench.database.engine}: ${String(verdict.rows)} rows of ${String(document.length * 2)} bytes in ${String(verdict.blocks)} blocks checked in ${String(verdict.seconds)} s, ${String(verdict.rowsPerSecond)} rows/s, ${verdict.whole ? 'whole' : 'BROKEN'}, peak +${((peak - idle) / 1024 / 1024).toFixed(0)} MB`,
);
await bench.drop();
rmSync(folder, { recursive: true, force: true });
