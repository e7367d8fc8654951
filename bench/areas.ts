/**
 * Type-ahead over all areas of Indonesia, one request after the other: p50 and p99 of the whole answer and of the part
 * that waits for the database. [BENCH_DATABASE_URL=postgres://…] node bench/areas.ts [ROUNDS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KyselyPlugin } from 'kysely';
import { loadAreas, searchAreas } from '#areas/index.ts';
import { PUBLIC } from '#database/index.ts';
import { openBench } from './open-bench.ts';

/** Beginnings, short forms, misspelt names, parents after a comma, and what is nowhere. */
const QUERIES: readonly string[] = [
  'en',
  'ende',
  'suka',
  'sukamaju',
  'TTS',
  'Flotim',
  'kupnag',
  'sumba tmur',
  'ende selatn',
  'mangarai timur',
  'kec. ndori',
  'reka, ende',
  'wolontrang',
  'sukmaju',
  'selatn',
  'baru',
  'tanjung',
  'desa sukamaju, jawa barat',
  'xqzwkj',
  'kelurahan tidak ada',
];
const rounds = Number(process.argv[2] ?? 50);

/** Adds up how long statements take from being sent to being answered. */
class Stopwatch implements KyselyPlugin {
  readonly #sent = new WeakMap<object, number>();
  milliseconds = 0;
  statements = 0;

  transformQuery: KyselyPlugin['transformQuery'] = ({ node, queryId }) => {
    this.#sent.set(queryId, performance.now());
    return node;
  };

  transformResult: KyselyPlugin['transformResult'] = ({ result, queryId }) => {
    this.milliseconds += performance.now() - (this.#sent.get(queryId) ?? performance.now());
    this.statements++;
    return Promise.resolve(result);
  };
}

const at = (times: readonly number[], share: number): string =>
  ([...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? 0).toFixed(1).padStart(7);

const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const bench = await openBench(folder);
try {
  process.stdout.write(`${bench.database.engine}: ${String(await loadAreas(bench.database))} areas\n`);
  const all = { whole: [] as number[], database: [] as number[] };
  for (const query of QUERIES) {
    const whole: number[] = [];
    const database: number[] = [];
    let first = '';
    let statements = 0;
    for (let round = -3; round < rounds; round++) {
      const watch = new Stopwatch();
      const started = performance.now();
      const found = await bench.database.asActor(PUBLIC, (tx) =>
        searchAreas(tx.withPlugin(watch), query, { limit: 10 }),
      );
      if (round < 0) continue;
      whole.push(performance.now() - started);
      database.push(watch.milliseconds);
      statements = watch.statements;
      first = found[0] ? `${found[0].name}, ${found[0].path} (${String(found.length)})` : 'nothing';
    }
    all.whole.push(...whole);
    all.database.push(...database);
    process.stdout.write(
      `${query.padEnd(26)} p50 ${at(whole, 0.5)} ms  p99 ${at(whole, 0.99)} ms  database ${at(database, 0.5)} ms in ${String(statements)}  ${first}\n`,
    );
  }
  process.stdout.write(
    `${'all of them'.padEnd(26)} p50 ${at(all.whole, 0.5)} ms  p99 ${at(all.whole, 0.99)} ms  database p50 ${at(all.database, 0.5)} ms  p99 ${at(all.database, 0.99)} ms\n`,
  );
} finally {
  await bench.drop();
  rmSync(folder, { recursive: true, force: true });
}
