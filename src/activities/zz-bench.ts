import { sql } from 'kysely';
import { openTestDatabase } from '#tests/database.ts';
import { makePeople, deskOf } from '#tests/people.ts';
import setup from '#tests/template.ts';
import { newId } from '#kernel/index.ts';
import { storeActivities } from './store-activities.ts';
import { saveRates } from './rate-store.ts';
import { SYSTEM } from '#database/index.ts';
const words =
  'pelatihan petani air bersih sanitasi gizi anak sekolah desa kelompok perempuan penguatan kapasitas kader posyandu pembangunan embung irigasi kesehatan ibu stunting pendidikan guru literasi ekonomi usaha kecil bencana kesiapsiagaan energi surya nelayan rumput laut hutan konservasi pariwisata budaya hukum tata kelola pemerintah kabupaten'.split(
    ' ',
  );
const pick = (n: number, i: number) =>
  Array.from({ length: n }, (_, k) => words[(i * 7 + k * 13 + (((i >> 3) * k) % 17)) % words.length]).join(
    ' ',
  );
export function draft(i: number, partnerId: string, areas: string[], tag = '') {
  const y = 2015 + (i % 10);
  return {
    partnerId,
    iatiIdentifier: `XM-BENCH-${tag}${i}`,
    title: { id: pick(6, i) + ' ' + i, en: pick(6, i + 1) },
    description: { general: { id: pick(45, i), en: pick(45, i + 2) }, objectives: { en: pick(30, i) } },
    status: ((i % 6) + 1) as 1,
    plannedStart: `${y}-01-01`,
    plannedEnd: `${y + 2}-12-31`,
    participants: [1, 2, 4].map((role) => ({
      role: role as 1,
      organisationType: '21',
      identifier: `X-${role}`,
      name: `Org ${i % 50}`,
      partnerId: null,
    })),
    sectors: [
      { vocabulary: '1', code: '12240', percentage: '60' },
      { vocabulary: '1', code: ['14031', '11220', '31120', '31320'][i % 4]!, percentage: '40' },
    ],
    locations: [
      { areaCode: areas[(i * 31) % areas.length]!, percentage: '50' },
      { areaCode: areas[(i * 17 + 5) % areas.length]!, percentage: '50' },
    ],
    budgets: [0, 1, 2, 3].map((k) => ({
      type: 1 as const,
      status: 1 as const,
      periodStart: `${y + (k % 3)}-01-01`,
      periodEnd: `${y + (k % 3)}-12-31`,
      amount: `${10000 + i + k}.55`,
      currency: 'USD',
      valueDate: `${y}-01-01`,
      source: null,
    })),
    transactions: Array.from({ length: 12 }, (_, k) => ({
      ref: `r${k}`,
      type: (k % 4) + 1,
      date: `${y + (k % 3)}-0${1 + (k % 9)}-15`,
      amount: `${1000 + k}.25`,
      currency: k % 2 ? 'USD' : 'IDR',
      valueDate: `${y + (k % 3)}-0${1 + (k % 9)}-15`,
      description: 'Pencairan tahap',
      provider: 'A',
      receiver: 'B',
    })),
    results: [
      {
        type: 1 as const,
        title: { en: pick(5, i) },
        description: null,
        indicators: [
          {
            title: { en: 'Number' },
            measure: '1',
            baselines: [],
            periods: [{ start: null, end: null, target: '10', actual: '8' }],
          },
        ],
      },
    ],
    source: { hash: `h${tag}${i}`, from: i, to: i + 1, line: i },
  };
}
if (process.argv[1]?.endsWith('zz-bench.ts')) {
  await setup();
  const { database, drop } = await openTestDatabase();
  try {
    const people = await makePeople(database);
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
        await sql<{ code: string }>`select code from area where level >= 2 and code like '53%'`.execute(tx)
      ).rows.map((r) => r.code);
    });
    const N = Number(process.argv[2] ?? 3000);
    for (const kind of ['system', 'province', 'partner', 'regency'] as const) {
      const desk = deskOf(database, people[kind]);
      const importId = newId();
      for (const round of ['new', 'again']) {
        const t = performance.now();
        for (let i = 0; i < N; i += 150) {
          const drafts = Array.from({ length: 150 }, (_, k) =>
            draft(i + k, people.partner.partnerId, areas, kind),
          );
          await database.asActor(desk.actor, (tx) => storeActivities(tx, desk, drafts, { importId }));
        }
        const s = (performance.now() - t) / 1000;
        console.log(database.engine, kind, round, Math.round(N / s), '/s');
      }
    }
  } finally {
    await drop();
  }
}
