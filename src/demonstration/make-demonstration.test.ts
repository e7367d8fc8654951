import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { isPlainDate, sum, yearOf } from '#kernel/index.ts';
import { isField } from '#sectors/index.ts';
import { useDatabase } from '#tests/database.ts';
import { readAreas } from './demonstration-store.ts';
import { type Demonstration, makeDemonstration } from './make-demonstration.ts';
import type { DemonstrationArea } from './places.ts';
import { AGENCIES, COMPANIONS, GOALS, PROGRAMMES } from './words.data.ts';

const database = useDatabase();
let areas: DemonstrationArea[] = [];
let made: Demonstration;

beforeAll(async () => {
  areas = await database().asActor(SYSTEM, (tx) => readAreas(tx, '53'));
  made = makeDemonstration(53, areas);
});

const presentIn = (year: number) => made.partners.filter((p) => p.presence.some((one) => one.year === year));
const startOf = (activity: Demonstration['activities'][number]) => yearOf(activity.plannedStart ?? '');
const endOf = (activity: Demonstration['activities'][number]) => yearOf(activity.plannedEnd ?? '');

test('In 2019 there are 27 partners: 6 bilateral, 7 multilateral and 14 international NGOs', () => {
  const classes = Object.groupBy(presentIn(2019), (partner) => partner.partnerClass);
  expect(Object.fromEntries(Object.entries(classes).map(([name, list]) => [name, list.length]))).toEqual({
    bilateral: 6,
    multilateral: 7,
    internationalNgo: 14,
  });
  expect(made.partners).toHaveLength(27);
});

test('The yearly count changes from 2020 on', () => {
  const counts = [2020, 2021, 2022, 2023, 2024, 2025, 2026].map((year) => presentIn(year).length);
  expect(counts.every((count) => count >= 15 && count < 28)).toBe(true);
  expect(new Set(counts).size).toBeGreaterThan(3);
});

test('There are about 400 activities from 2019 to 2026, most of them placed in a village', () => {
  expect(made.activities.length).toBeGreaterThanOrEqual(380);
  expect(made.activities.length).toBeLessThanOrEqual(420);
  const years = new Set(made.activities.map(startOf));
  expect([...years].sort()).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
  const depths = Object.groupBy(made.activities, (activity) =>
    String(activity.locations?.[0]?.areaCode?.length),
  );
  expect(depths['13']?.length).toBeGreaterThan(320);
  expect(depths['8']?.length).toBeGreaterThan(15);
  expect(depths['5']?.length).toBeGreaterThan(8);
  expect(made.activities.filter((activity) => (activity.locations ?? []).length > 1).length).toBeGreaterThan(
    50,
  );
});

test('Every regency and city has activities; Sabu Raijua and Malaka hardly any, and none since 2021', () => {
  const touched = (code: string) =>
    made.activities.filter((activity) =>
      activity.locations?.some((place) => place.areaCode?.startsWith(code)),
    );
  const regencies = areas.filter((area) => area.code.length === 5);
  expect(regencies).toHaveLength(22);
  for (const { code } of regencies) {
    const here = touched(code);
    if (code === '53.20' || code === '53.21') {
      expect(here).toHaveLength(1);
      expect(here.every((activity) => endOf(activity) < 2021)).toBe(true);
    } else expect(here.length).toBeGreaterThan(4);
  }
});

test('Nobody has worked on nutrition in three regencies since 2021', () => {
  for (const code of ['53.02', '53.07', '53.10']) {
    const here = made.activities.filter(
      (activity) =>
        activity.locations?.some((place) => place.areaCode?.startsWith(code)) &&
        activity.sectors?.some((sector) => sector.field === 'nutrition'),
    );
    expect(here.length).toBeGreaterThan(0);
    expect(here.filter((activity) => endOf(activity) >= 2021)).toEqual([]);
  }
});

test('In at least 12 villages two or three partners do the same in the same year, water in Ndori in 2023 among them', () => {
  const met = new Map<string, Set<string>>();
  for (const activity of made.activities)
    for (const { areaCode } of activity.locations ?? [])
      for (const { field } of activity.sectors ?? [])
        for (let year = startOf(activity); year <= endOf(activity); year++) {
          if (areaCode?.length !== 13) continue;
          const key = `${areaCode} ${field ?? ''} ${String(year)}`;
          met.set(key, (met.get(key) ?? new Set()).add(activity.partnerId));
        }
  const shared = [...met].filter(([, partners]) => partners.size > 1);
  expect(new Set(shared.map(([key]) => key.slice(0, 13))).size).toBeGreaterThanOrEqual(12);
  const ndori = areas.find((area) => area.name === 'Ndori' && area.code.startsWith('53.08'));
  const water = shared.find(
    ([key]) => key.startsWith(`${ndori?.code ?? '?'}.`) && key.endsWith('water 2023'),
  );
  expect(water?.[1].size).toBe(3);
});

test('The same seed gives the same data, ids included; another seed gives other data of the same shape', () => {
  expect(makeDemonstration(53, areas)).toEqual(made);
  expect(makeDemonstration(53, [...areas].reverse())).toEqual(made);
  const other = makeDemonstration(54, areas);
  expect(other.activities).toHaveLength(made.activities.length);
  expect(other.activities.map((activity) => activity.id)).not.toContain(made.activities[0]?.id);
});

test('Ids, identifiers and titles tell all activities apart', () => {
  const kinds = [
    made.activities.map((activity) => activity.id),
    made.activities.map((activity) => activity.iatiIdentifier),
    made.activities.map((activity) => `${activity.partnerId} ${activity.title['id'] ?? ''}`),
  ];
  for (const list of kinds) expect(new Set(list).size).toBe(made.activities.length);
});

test("Percentages of an activity's places and fields add up to 100", () => {
  for (const { locations = [], sectors = [] } of made.activities) {
    expect(sum(locations.map((place) => place.percentage ?? ''))).toBe('100.00');
    expect(sum(sectors.map((sector) => sector.percentage ?? ''))).toBe('100.00');
  }
});

test('An activity lies inside the years and regencies its partner is present in, and so does its money', () => {
  const present = new Set(
    made.partners.flatMap((p) =>
      p.presence.map(({ areaCode, year }) => `${p.id} ${areaCode} ${String(year)}`),
    ),
  );
  for (const activity of made.activities) {
    const dates = [activity.plannedStart, activity.actualStart, activity.plannedEnd, activity.actualEnd];
    const money = [
      ...(activity.budgets ?? []).flatMap((budget) => [budget.periodStart, budget.periodEnd]),
      ...(activity.transactions ?? []).map((transaction) => transaction.date),
    ];
    for (const date of [...dates, ...money].filter((one) => one !== null && one !== undefined)) {
      expect(isPlainDate(date)).toBe(true);
      expect(yearOf(date)).toBeGreaterThanOrEqual(startOf(activity));
      expect(yearOf(date)).toBeLessThanOrEqual(endOf(activity));
      for (const place of activity.locations ?? [])
        expect(present).toContain(
          `${activity.partnerId} ${place.areaCode?.slice(0, 5) ?? ''} ${date.slice(0, 4)}`,
        );
    }
    expect((activity.plannedStart ?? '') < (activity.plannedEnd ?? '')).toBe(true);
    if (activity.actualEnd) expect((activity.actualStart ?? '') < activity.actualEnd).toBe(true);
  }
});

test('Some money, results and reached people are not recorded, and some activities are not public', () => {
  const past = made.activities.filter((activity) => activity.status === 4);
  const spent = (activity: Demonstration['activities'][number]) =>
    activity.transactions?.some((transaction) => transaction.type === 3 || transaction.type === 4);
  expect(past.filter((activity) => !spent(activity)).length).toBeGreaterThan(5);
  expect(made.activities.filter((activity) => activity.budgets?.length === 0).length).toBeGreaterThan(5);
  expect(made.activities.filter((activity) => activity.visibility === 'internal').length).toBeGreaterThan(8);
  expect(new Set(made.activities.map((activity) => activity.status)).size).toBe(6);
  expect(new Set(made.activities.map((activity) => activity.defaultCurrency))).toEqual(
    new Set(['IDR', 'USD', 'EUR', 'AUD']),
  );
});

test('Beneficiaries by sex add up to their total', () => {
  for (const line of made.activities.flatMap((activity) => activity.beneficiaries ?? [])) {
    if (line.plannedFemale !== null)
      expect(line.plannedFemale + (line.plannedMale ?? 0)).toBe(line.plannedTotal);
    if (line.reachedFemale !== null)
      expect(line.reachedFemale + (line.reachedMale ?? 0)).toBe(line.reachedTotal);
    expect(Math.min(line.plannedMale ?? 0, line.reachedMale ?? 0)).toBeGreaterThanOrEqual(0);
  }
});

test('In 2026 permits end in every quarter, and some have ended', () => {
  const ends = made.partners
    .flatMap((partner) => partner.permits)
    .filter((permit) => permit.kind === 'operatingPermit')
    .map((permit) => permit.validTo ?? '');
  for (const quarter of ['2026-0[1-3]', '2026-0[4-6]', '2026-0[7-9]', '2026-1'])
    expect(ends.some((end) => new RegExp(quarter).test(end))).toBe(true);
  expect(ends.some((end) => end < '2026')).toBe(true);
});

test('Everything is marked as invented: partners, contacts, permits and rates', () => {
  for (const partner of made.partners) {
    expect(partner.fictional).toBe(true);
    expect(partner.website).toMatch(/\.example$/);
    for (const contact of partner.contacts)
      expect(`${contact.position ?? ''} ${contact.email ?? ''}`).toMatch(/fiktif.*\.example$/);
    for (const permit of partner.permits) expect(permit.number).toMatch(/^CONTOH/);
  }
  expect(new Set(made.rates.map((rate) => rate.source))).toEqual(new Set(['demonstrasi']));
});

test('Every field used has a programme, an agency, a goal and a companion, and is a field of ours', () => {
  const fields = new Set(
    made.activities.flatMap((activity) => activity.sectors?.map((sector) => sector.field ?? '') ?? []),
  );
  for (const field of fields) {
    expect(isField(field)).toBe(true);
    for (const list of [AGENCIES, COMPANIONS, GOALS, PROGRAMMES]) expect(list[field]).toBeDefined();
  }
});
