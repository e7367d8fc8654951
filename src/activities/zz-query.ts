import { openDatabase, PUBLIC, SYSTEM, type Actor } from '#database/index.ts';
import { deskOf } from '#tests/people.ts';
import { listActivities } from './list-activities.ts';
import { refreshSearchWords } from './search-words.ts';
import { loadActivity } from './load-activity.ts';
const url = process.argv[2] === 'pglite' ? undefined : process.argv[2];
const database = await openDatabase(url ? { url } : { folder: '/tmp/big-pglite' });
let t = performance.now();
if (process.argv[3] === 'words') {
  await refreshSearchWords(database);
  console.log('words', performance.now() - t);
}
const regency: Actor = {
  kind: 'regency',
  userId: '00000000-0000-7000-8000-000000000009',
  officeId: '00000000-0000-7000-8000-000000000009',
  areaCode: '53.08',
};
const [any] = (await listActivities(deskOf(database, PUBLIC), {})).activities;
for (const [name, listing] of Object.entries({
  newest: {},
  page30: { page: 30 },
  title: { sort: 'title' },
  partnerSort: { sort: 'partner' },
  planned: { sort: 'planned' },
  start: { sort: 'start' },
  area53: { area: '53' },
  regency: { area: '53.08' },
  village: { area: '53.08.10.2001' },
  regencyPlanned: { area: '53.08', sort: 'planned' },
  field: { field: 'nutrition' },
  fieldRare: { field: 'u25' },
  fieldNone: { field: 'u32' },
  year: { year: 2023 },
  combo: { area: '53.08', field: 'u1', year: 2023 },
  combo2: { field: 'u1', year: 2016, sort: 'title' },
  partner: { partnerId: any!.partnerId },
  klass: { partnerClass: 'bilateral' },
  status: { status: 3 },
  statusTitle: { status: 3, sort: 'title' },
  money: { money: 'none' },
  searchCommon: { search: 'pelatihan ' },
  searchPrefix: { search: 'kese' },
  searchRare: { search: '54321' },
  searchThree: { search: 'gizi sekolah embung' },
  searchArea: { search: 'gizi ', area: '53.08' },
  searchVillage: { search: 'gizi ', area: '53.08.10.2001' },
  searchTitle: { search: 'gizi ', sort: 'title' },
  typo: { search: 'stuning ' },
  typo2: { search: 'pelatiahn gzii ' },
})) {
  for (const actor of [PUBLIC, regency]) {
    const times: number[] = [];
    let r;
    for (let i = 0; i < 12; i++) {
      t = performance.now();
      r = await listActivities(deskOf(database, actor), listing as never);
      times.push(performance.now() - t);
    }
    times.sort((a, b) => a - b);
    console.log(
      name.padEnd(14),
      actor.kind.padEnd(8),
      'p50',
      times[6]!.toFixed(1).padStart(7),
      'max',
      times[11]!.toFixed(1).padStart(7),
      r!.count,
      r!.more,
      r!.suggestion ?? '',
    );
  }
}
const ts = [];
for (let i = 0; i < 20; i++) {
  t = performance.now();
  await database.asActor(PUBLIC, (tx) => loadActivity(tx, any!.id));
  ts.push(performance.now() - t);
}
console.log('load', ts.sort((a, b) => a - b)[10]);
await database.close();
