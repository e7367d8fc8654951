/** How long the process of a trial does not answer while a query runs for about two seconds: node bench/long-query.ts */
import { sql } from 'kysely';
import { openDatabase, SYSTEM } from '#database/index.ts';

const database = await openDatabase({});
let last = performance.now();
let longest = 0;
const beat = setInterval(() => {
  longest = Math.max(longest, performance.now() - last);
  last = performance.now();
}, 1);
const started = performance.now();
await database.asActor(SYSTEM, (tx) =>
  sql`select count(*) from generate_series(1, 12000000) as n where n::text like '%7%'`.execute(tx),
);
const took = performance.now() - started;
clearInterval(beat);
await database.close();
process.stdout.write(`query ${took.toFixed(0)} ms; longest pause of the process ${longest.toFixed(0)} ms\n`);
