/**
 * What row-level security costs: the list and the coverage table with it and without it, by turns in one run.
 * `[BENCH_DATABASE_URL=postgres://…] node bench/row-level-security.ts [ACTIVITIES]` (20,000 unless told); in an empty
 * database of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { selectListing } from '#activities/list-store.ts';
import { prepareForGrouping, readGroups } from '#coverage/coverage-store.ts';
import { checkFilter } from '#coverage/filter.ts';
import { type Actor, type Database, PUBLIC, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { fillCells } from './fill-cells.ts';
import { openBench } from './open-bench.ts';

const TURNS = 41;
const BUREAU: Actor = {
  kind: 'province',
  role: 'province-administrator',
  userId: newId(),
  officeId: newId(),
  seatId: newId(),
  areaCode: '53',
};

const QUERIES: Record<string, (tx: Transaction) => Promise<unknown>> = {
  'list, newest first': (tx) => selectListing(tx, { sort: 'updated', page: 1 }),
  'list, a regency and a field': (tx) =>
    selectListing(tx, { sort: 'updated', page: 1, area: '53.08', field: 'water' }),
  'coverage of a province, a year': async (tx) => {
    await prepareForGrouping(tx);
    await readGroups(tx, checkFilter({ area: '53', year: 2021 }));
  },
  'coverage of a regency': async (tx) => {
    await prepareForGrouping(tx);
    await readGroups(tx, checkFilter({ area: '53.08' }));
  },
};

class Undo extends Error {}

/** Milliseconds of the query as the actor; without policies these are switched off in the transaction and it is undone. */
async function time(
  database: Database,
  actor: Actor,
  query: (tx: Transaction) => Promise<unknown>,
  withPolicies: boolean,
): Promise<number> {
  let took = 0;
  await database
    .asActor(actor, async (tx) => {
      if (!withPolicies) {
        await sql`select set_config('role', 'none', true)`.execute(tx);
        for (const table of ['activity', 'activity_location', 'area', 'coverage_cell', 'partner'])
          await sql`alter table ${sql.table(table)} disable row level security`.execute(tx);
        await database.actAs(tx, actor);
      }
      await query(tx); // plans and pages are warm in both
      const started = performance.now();
      await query(tx);
      took = performance.now() - started;
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return took;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const folder = mkdtempSync(join(tmpdir(), 'sinergi-bench-'));
const bench = await openBench(folder);
const { database } = bench;
try {
  await fillCells(database, Number(process.argv[2] ?? 20_000));
  process.stdout.write(`\n${database.engine}\n`);
  for (const [name, query] of Object.entries(QUERIES))
    for (const [who, actor] of [
      ['public', PUBLIC],
      ['bureau', BUREAU],
    ] as const) {
      const taken = { with: [] as number[], without: [] as number[] };
      for (let turn = 0; turn < TURNS; turn++) {
        taken.with.push(await time(database, actor, query, true));
        taken.without.push(await time(database, actor, query, false));
      }
      const [w, wo] = [median(taken.with), median(taken.without)];
      process.stdout.write(
        `${name}, ${who}: with ${w.toFixed(2)} ms, without ${wo.toFixed(2)} ms, ratio ${(w / wo).toFixed(2)}\n`,
      );
    }
} finally {
  await bench.drop();
  rmSync(folder, { recursive: true, force: true });
}
