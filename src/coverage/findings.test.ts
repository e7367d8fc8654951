import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { removeFixture, storeFixture } from './cells.fixture.ts';
import { decideFinding, undoFindingDecision } from './decide-finding.ts';
import { findGaps } from './find-gaps.ts';
import { findOverlaps } from './find-overlaps.ts';
import { gapSentence, overlapSentence, yearsText } from './sentences.ts';

const database = useDatabase();
let people: People;
let partners: string[];

beforeAll(async () => {
  people = await makePeople(database());
  partners = await Promise.all(['Alfa', 'Beta', 'Gama'].map((name) => makePartner(database(), name)));
});

const years = (area: string, field: string, ...all: number[]) =>
  all.map((year) => ({ area, field, year, planned: '10' }));
const partner = (index: number): string => partners[index] ?? '';

test('Three partners in one field, village and year are an overlap, said in both languages', async () => {
  const [{ code, name } = { code: '', name: '' }] = await villagesOf('53.07');
  for (const i of [0, 1, 2])
    await storeFixture(database(), {
      partnerId: partner(i),
      cells: years(code, 'water', ...(i > 1 ? [2023] : [2022, 2023])),
    });
  const { findings, total } = await findOverlaps(deskOf(database(), people.province), { area: '53.07' });
  expect(total).toBe(1);
  expect(findings[0]).toMatchObject({
    field: 'water',
    years: [2022, 2023],
    atOnce: 3,
    planned: '50.00',
    depth: 'village',
  });
  expect(findings[0]?.activities.map((a) => a.partnerName)).toEqual(['Alfa', 'Beta', 'Gama']);
  const [overlap] = findings;
  if (!overlap) throw new Error('found above');
  expect(overlapSentence(overlap, 'id').text).toContain(
    `Tiga mitra, air bersih dan sanitasi, desa yang sama (${name}`,
  );
  expect(overlapSentence(overlap, 'en').text).toMatch(
    /^Three partners, .+, same village \(.+\), 2022–2023\.$/,
  );
});

test('Partners that follow each other, one that is cancelled and unspecified fields do not overlap', async () => {
  const [, village = { code: '' }] = await villagesOf('53.06');
  const { code } = village;
  await storeFixture(database(), { partnerId: partner(0), cells: years(code, 'child', 2019, 2020) });
  await storeFixture(database(), { partnerId: partner(1), cells: years(code, 'child', 2021) });
  await storeFixture(database(), { partnerId: partner(2), status: 5, cells: years(code, 'child', 2021) });
  for (const i of [0, 1])
    await storeFixture(database(), { partnerId: partner(i), cells: years(code, 'unspecified', 2021) });
  expect(await findOverlaps(deskOf(database(), people.province), { area: '53.06' })).toEqual({
    total: 0,
    beyond: 0,
    findings: [],
  });
});

test('Where nobody says the village the district is compared, and the sentence says so', async () => {
  for (const i of [0, 1])
    await storeFixture(database(), { partnerId: partner(i), cells: years('53.05.01', 'u1', 2024) });
  const { findings } = await findOverlaps(deskOf(database(), people.province), { area: '53.05' });
  const [overlap] = findings;
  if (!overlap) throw new Error('not found');
  expect(overlap.depth).toBe('district');
  expect(overlapSentence(overlap, 'id').text).toContain('kecamatan yang sama');
});

test('A dismissed overlap is not shown again until its partners change, and then with the earlier decision', async () => {
  const [{ code } = { code: '' }] = await villagesOf('53.08');
  for (const i of [0, 1])
    await storeFixture(database(), { partnerId: partner(i), cells: years(code, 'nutrition', 2025) });
  const desk = deskOf(database(), people.regency);
  const [found] = (await findOverlaps(desk, { area: '53.08' })).findings;
  if (!found) throw new Error('not found');
  await expect(decideFinding(desk, { key: found.key, decision: 'dismissed' })).rejects.toMatchObject({
    fields: { reason: 'coverageReasonNeeded' },
  });
  await decideFinding(desk, { key: found.key, decision: 'dismissed', reason: 'saling melengkapi' });
  expect((await findOverlaps(desk, { area: '53.08' })).total).toBe(0);
  expect((await findOverlaps(desk, { area: '53.08', show: 'dismissed' })).total).toBe(1);

  const third = await storeFixture(database(), {
    partnerId: partner(2),
    cells: years(code, 'nutrition', 2025),
  });
  const [back] = (await findOverlaps(desk, { area: '53.08' })).findings;
  expect(back?.partners).toHaveLength(3);
  expect(back?.decided.current).toBeNull();
  expect(back?.decided.earlier).toMatchObject([{ decision: 'dismissed', reason: 'saling melengkapi' }]);
  await expect(decideFinding(desk, { key: found.key, decision: 'confirmed' })).rejects.toMatchObject({
    code: 'conflict',
  });

  await removeFixture(database(), third);
  const decidedAt = back?.decided.earlier[0]?.decidedAt ?? '';
  await undoFindingDecision(desk, found.key, decidedAt);
  expect((await findOverlaps(desk, { area: '53.08' })).findings[0]?.decided.all).toEqual([]);
});

test('Of two of one office who decide a finding, the second is told, and neither takes back what they did not see', async () => {
  const desk = deskOf(database(), people.regency);
  const asked = { area: '53.08', field: 'u25', show: 'all' } as const;
  const standing = async () => (await findGaps(desk, asked)).findings[0]?.decided.current;
  const [gap] = (await findGaps(desk, asked)).findings;
  const key = gap?.key ?? '';
  const both = await Promise.allSettled([
    decideFinding(desk, { key, decision: 'confirmed', reason: 'sudah dibahas' }),
    decideFinding(desk, { key, decision: 'dismissed', reason: 'laporan menyusul' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const first = await standing();
  expect(first?.reason).toBe(both[0].status === 'fulfilled' ? 'sudah dibahas' : 'laporan menyusul');

  await undoFindingDecision(desk, key, first?.decidedAt ?? '');
  const later = deskOf(database(), people.regency, Temporal.Instant.from('2026-01-07T01:00:00Z'));
  await decideFinding(later, { key, decision: 'dismissed', reason: 'yang baru' });
  await expect(undoFindingDecision(desk, key, first?.decidedAt ?? '')).rejects.toMatchObject({
    code: 'conflict',
  });
  expect((await standing())?.reason).toBe('yang baru');
});

test('A gap names the areas without a record and the last year, and never says that there is nobody', async () => {
  await storeFixture(database(), { partnerId: partner(0), cells: years('53.04.01', 'disaster', 2025) });
  await storeFixture(database(), { partnerId: partner(0), cells: years('53.04.02', 'disaster', 2019, 2020) });
  await storeFixture(database(), { partnerId: partner(1), cells: years('53.04', 'disaster', 2025) });
  const { findings } = await findGaps(deskOf(database(), people.province), {
    area: '53.04',
    field: 'disaster',
  });
  const [gap] = findings;
  if (!gap) throw new Error('not found');
  expect(gap).toMatchObject({ active: 1, since: 2021, undetailed: 1, lateReports: null, unit: 'district' });
  expect(gap.units.find((u) => u.code === '53.04.02')?.lastYear).toBe(2020);
  expect(gap.units.find((u) => u.code === '53.04.01')).toBeUndefined();
  expect(gap.units).toHaveLength(gap.of - 1);
  const said = gapSentence(gap, 'id');
  expect(said.text).toMatch(/belum tercatat mitra di .+ kecamatan sejak 2021/);
  expect(said.beside.join(' ')).toContain('Laporan belum dicatat di Sinergi');
  expect(gapSentence(gap, 'en').text).toMatch(/no partner recorded in .+ districts since 2021/);
  const late = { inArea: () => Promise.resolve([{ officeName: 'Kecamatan', dueOn: '2026-01-07' }]) };
  const [again] = (
    await findGaps(deskOf(database(), people.province), { area: '53.04', field: 'disaster' }, late)
  ).findings;
  expect(again && gapSentence(again, 'en').beside).toContain(
    '1 report from this area is late; a gap may also be a report that has not come in.',
  );
});

test('A gap is dismissed for its field and area, whichever areas it names', async () => {
  const desk = deskOf(database(), people.province);
  const asked = { area: '53.03', field: 'u26' };
  const [gap] = (await findGaps(desk, asked)).findings;
  await decideFinding(desk, { key: gap?.key ?? '', decision: 'dismissed', reason: 'laporan menyusul' });
  expect((await findGaps(desk, asked)).total).toBe(0);
  expect((await findGaps(desk, { ...asked, show: 'all' })).findings[0]?.decided.current?.reason).toBe(
    'laporan menyusul',
  );
});

test('Years in a row are a span', () => {
  expect(yearsText([2023, 2021, 2022, 2019], 'id')).toBe('2019, 2021–2023');
  expect(yearsText([0], 'id')).toBe('tahun belum tercatat');
});

async function villagesOf(regency: string): Promise<{ code: string; name: string }[]> {
  return database().asActor(people.system, (tx) =>
    tx
      .selectFrom('area')
      .select(['code', 'name'])
      .where('level', '=', 4)
      .where('code', 'like', `${regency}.%`)
      .orderBy('code')
      .limit(3)
      .execute(),
  );
}
