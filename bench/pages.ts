/**
 * How fast pages come at a large register: p50, p99 and requests a second at 10 connections, over HTTP from another
 * process than the server's.
 * [BENCH_DATABASE_URL=postgres://…] node bench/pages.ts [ACTIVITIES] [SECONDS]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { loadAreas } from '#areas/index.ts';
import { SYSTEM } from '#database/index.ts';
import { afterImport, confirmImport, receiveFile, runImport } from '#exchange/index.ts';
import { openBench } from './open-bench.ts';

const activities = Number(process.argv[2] ?? 100_000);
const seconds = Number(process.argv[3] ?? 8);
const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const PORT = 3999;
const PATHS: readonly (readonly [string, string])[] = [
  ['coverage of the province, by regency', '/sebaran?area=53&level=regency'],
  ['coverage of a regency, by district, one year', '/sebaran?area=53.08&level=district&year=2023'],
  ['list, newest first', '/kegiatan'],
  ['list, filtered by field and area', '/kegiatan?field=water&area=53.08'],
  ['list, sorted by planned money', '/kegiatan?sort=planned'],
  ['search, one word', '/kegiatan?q=kesehatan'],
  ['search, two words', '/kegiatan?q=air+bersih'],
  ['area page, regency', '/wilayah/53.08'],
  ['area page, village', '/wilayah/53.08.01.2001'],
  ['type-ahead', '/wilayah/cari?q=ende'],
  ['partners', '/mitra'],
];

async function makeFile(): Promise<string> {
  const path = join(folder, 'made.xml');
  const maker = spawn(process.execPath, [join(import.meta.dirname, 'make-iati.ts'), String(activities)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await pipeline(maker.stdout, createWriteStream(path));
  return path;
}

const agent = new Agent({ keepAlive: true, maxSockets: 10 });

function ask(path: string): Promise<{ ms: number; status: number }> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: PORT, path, agent, headers: { 'accept-encoding': 'br' } }, (response) => {
      response.resume();
      response.on('end', () => {
        resolve({ ms: performance.now() - started, status: response.statusCode ?? 0 });
      });
    }).on('error', reject);
  });
}

async function measure([name, path]: readonly [string, string]): Promise<void> {
  const first = await ask(path);
  for (let i = 0; i < 5; i++) await ask(path);
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: 10 }, async () => {
      while (performance.now() < until) times.push((await ask(path)).ms);
    }),
  );
  const took = (performance.now() - started) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  process.stdout.write(
    `${name.padEnd(46)} first ${first.ms.toFixed(0)} ms (${String(first.status)})  p50 ${at(0.5)} ms  p99 ${at(0.99)} ms  ${(times.length / took).toFixed(0)}/s\n`,
  );
}

const data = join(folder, 'data');
const bench = await openBench(data);
await loadAreas(bench.database, { detailedProvinces: ['53'] });
const desk = { actor: SYSTEM, database: bench.database, now: () => Temporal.Now.instant() };
const id = await receiveFile(desk, { name: 'made.xml', content: createReadStream(await makeFile()) });
await confirmImport(desk, id, { unchecked: true });
const started = performance.now();
const report = await runImport(bench.database, id, { within: '53' });
const took = (performance.now() - started) / 1000;
process.stdout.write(
  `${bench.database.engine}: ${String(report?.activities.created ?? 0)} activities imported in ${took.toFixed(0)} s, ${((report?.activities.created ?? 0) / took).toFixed(0)}/s\n`,
);
if (report) await afterImport(bench.database, report);
// No demonstration on top of what is measured.
await bench.database.asActor(SYSTEM, (tx) =>
  tx.insertInto('setting').values({ key: 'initialised', value: 'true' }).execute(),
);
if (bench.url === undefined) await bench.drop();

const server: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, '../src/server.ts')], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    ...(bench.url !== undefined && { DATABASE_URL: bench.url }),
    SINERGI_DATA: data,
    SINERGI_SECRET: randomBytes(33).toString('base64'),
    SINERGI_ORIGIN: `http://127.0.0.1:${String(PORT)}`,
    PORT: String(PORT),
    SINERGI_LOG: 'error',
  },
});
for (let i = 0; i < 300; i++) {
  if (
    await ask('/readyz').then(
      (answer) => answer.status === 200,
      () => false,
    )
  )
    break;
  await new Promise((resolve) => setTimeout(resolve, 200));
}
for (const path of PATHS) await measure(path);
server.kill('SIGTERM');
await new Promise((resolve) => server.once('exit', resolve));
if (bench.url !== undefined) await bench.drop();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
