import { openDatabase, PUBLIC } from '#database/index.ts';
import { explainNumber, findGaps, findOverlaps } from '#coverage/index.ts';
const database = await openDatabase({ url: 'postgres://sinergi:sinergi@127.0.0.1/sinergi_bench_coverage' });
const desk = { actor: PUBLIC, database, now: () => Temporal.Now.instant() };
const t = async (n: string, f: () => Promise<unknown>) => { const s = performance.now(); const r = await f(); console.log(n, Math.round(performance.now() - s), JSON.stringify(r).slice(0, 80)); };
for (let i = 0; i < 2; i++) {
await t('overlaps 53', () => findOverlaps(desk, { area: '53' }));
await t('overlaps nation', () => findOverlaps(desk, { area: null }));
await t('overlaps 53.08', () => findOverlaps(desk, { area: '53.08' }));
await t('gaps 53', () => findGaps(desk, { area: '53' }));
await t('gaps 53.08', () => findGaps(desk, { area: '53.08' }));
await t('explain 53.08 water', () => explainNumber(desk, { area: '53', level: 'regency', row: '53.08', column: 'water' }));
await t('explain 53', () => explainNumber(desk, { area: '53', level: 'regency' }));
}
await database.close();
