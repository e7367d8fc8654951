import { sql } from 'kysely';
import { openDatabase, SYSTEM } from '#database/index.ts';
import { loadAreas } from '#areas/load-areas.ts';
import { makePeople, makePartner, deskOf } from '#tests/people.ts';
import { newId } from '#kernel/index.ts';
import { storeActivities } from './store-activities.ts';
import { saveRates, loadRates } from './rate-store.ts';
import { draft } from './zz-bench.ts';
const url = process.argv[2] === 'pglite' ? undefined : process.argv[2];
const database = await openDatabase(url ? { url } : { folder: '/tmp/big-pglite' });
await loadAreas(database, { detailedProvinces: ['53'] });
const people = await makePeople(database);
const partners = [];
for (let i = 0; i < 60; i++)
  partners.push(
    await makePartner(
      database,
      `Mitra ${i} Flobamora`,
      ['bilateral', 'multilateral', 'internationalNgo'][i % 3],
    ),
  );
const areas = await database.asActor(SYSTEM, async (tx) => {
  await saveRates(
    tx,
    Array.from({ length: 132 }, (_, k) => ({
      currency: 'USD',
      date: `${2015 + Math.floor(k / 12)}-${String(1 + (k % 12)).padStart(2, '0')}-01`,
      rate: String(13000 + k * 20),
      source: 'x',
    })),
  );
  return (
    await sql<{
      code: string;
    }>`select code from area where level >= 2 and (code like '53%' or level = 2)`.execute(tx)
  ).rows.map((r) => r.code);
});
const N = Number(process.argv[3]);
const desk = deskOf(database, people.province);
const importId = newId();
const rates = await database.asActor(SYSTEM, loadRates);
const t = performance.now();
for (let i = 0; i < N; i += 200) {
  const drafts = Array.from({ length: 200 }, (_, k) => draft(i + k, partners[(i + k) % 60]!, areas, 'f'));
  await database.asActor(desk.actor, (tx) => storeActivities(tx, desk, drafts, { importId, rates }));
  if (i % 10000 === 0) console.log(i, Math.round((i / (performance.now() - t)) * 1000), '/s');
}
console.log('done', Math.round((N / (performance.now() - t)) * 1000), '/s', JSON.stringify(people));
await database.close();
