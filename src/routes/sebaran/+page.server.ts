import { dateIn, type Locale } from '#kernel/index.ts';
import {
  coverage,
  type CoverageTable,
  findGaps,
  findOverlaps,
  gapSentence,
  LEVELS,
  levelOf,
  type Measure,
  overlapSentence,
} from '#coverage/index.ts';
import { PARTNER_CLASSES } from '#partners/index.ts';
import { AFFAIRS, FIELDS } from '#sectors/index.ts';
import { type Desk, mayDo } from '#access/index.ts';
import { m } from '#messages/messages.js';
import { formatMoney } from '#ui/format.ts';
import { CLASS_WORDS } from '../class-name.ts';
import { knownWords } from '../known-date.ts';
import { findingsQuery } from '../tumpang-tindih/address.ts';
import { usualArea } from '../usual-area.ts';
import { queryOf, readAddress } from './address.ts';
import { drawMap } from './draw-map.ts';
import { filterWords, levelWord, measureWord, placeWords, statusWord } from './filter-words.ts';
import { makeMatrix, ROWS_A_PAGE } from './matrix.ts';
import { wantedPartner } from './wanted-partner.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, locale, user }, url }) => {
  const { wish, measure, page } = readAddress(url);
  const partner = await wantedPartner(desk, wish);
  const area = url.searchParams.has('area') ? wish.area : await usualArea(desk, user?.areaCode);
  const table = await coverage(desk, { ...wish, area });
  const { filter } = table;
  const words = filterWords(table, locale, partner);
  const known = await knownWords(desk, filter.asKnown, locale);
  return {
    words,
    known,
    today: queryOf(filter, measure, { per: undefined }),
    place: placeWords(table),
    filter,
    measure,
    page,
    pageSize: ROWS_A_PAGE,
    path: pathOf(table, measure),
    isEmpty: table.total.activities === 0,
    measures: (['partners', 'activities', 'planned', 'spent'] as const).map((one) => ({
      label: measureWord(one),
      query: queryOf(filter, one),
      isCurrent: one === measure,
    })),
    active: activeFilters(table, measure, partner, locale),
    choices: choicesOf(table, locale),
    matrix: makeMatrix(table, measure, page, { locale, total: m.coverageTotalAll() }),
    unknown: unknownOf(table, locale),
    map: await drawMap(desk, table, measure, { locale, words }),
    findings: known ? undefined : await findingsOf(desk, table, locale),
    mayAskPast: mayDo(desk.actor, 'readActivityHistory'),
    query: queryOf(filter, measure),
    dataDate: known?.date ?? dateIn('Asia/Makassar', desk.now()),
  };
};

function pathOf(table: CoverageTable, measure: Measure) {
  const up = (area: string) => queryOf(table.filter, measure, { area, level: undefined });
  const crumbs: { label: string; href?: string }[] = table.path.map(({ code, name }) => ({
    label: name,
    href: up(code),
  }));
  const last = crumbs.at(-1);
  if (last) delete last.href;
  return [{ label: m.coverageNation(), href: table.filter.area === null ? undefined : up('ID') }, ...crumbs];
}

function activeFilters(
  { filter }: CoverageTable,
  measure: Measure,
  partner: string | undefined,
  locale: Locale,
) {
  const without = (name: string) => queryOf(filter, measure, { [name]: undefined });
  const chips = [
    {
      label: m.coverageYear(),
      value: filter.year === undefined ? undefined : String(filter.year),
      name: 'year',
    },
    {
      label: m.coverageField(),
      value: FIELDS.find(({ code }) => code === filter.field)?.name[locale],
      name: 'field',
    },
    {
      label: m.coveragePartner(),
      value: partner,
      name: filter.partnerId === undefined ? 'participantId' : 'partnerId',
    },
    {
      label: m.coveragePartnerClass(),
      value: classChoices().find(({ value }) => value === filter.partnerClass)?.label,
      name: 'partnerClass',
    },
    {
      label: m.coverageStatus(),
      value: filter.status === undefined ? undefined : statusWord(filter.status),
      name: 'status',
    },
  ];
  return chips.flatMap(({ label, value, name }) =>
    value === undefined ? [] : [{ label, value, removeHref: without(name) }],
  );
}

const classChoices = () => PARTNER_CLASSES.map((one) => ({ value: one, label: CLASS_WORDS[one]() }));

function choicesOf({ filter }: CoverageTable, locale: Locale) {
  const own = levelOf(filter.area);
  return {
    levels: LEVELS.slice(own === null ? 0 : LEVELS.indexOf(own)).map((level) => ({
      value: level,
      label: levelWord(level),
    })),
    fields: FIELDS.map(({ code, name }) => ({ value: code, label: name[locale] })),
    classes: classChoices(),
    statuses: [1, 2, 3, 4, 5, 6].map((status) => ({ value: String(status), label: statusWord(status) })),
    sectorBy: [
      { value: 'field', label: m.coverageByField() },
      { value: 'affair', label: `${m.coverageByAffair()} (${AFFAIRS.length})` },
    ],
  };
}

/** What the figures leave open, as sentences: nothing unknown is dropped without being named. */
function unknownOf(table: CoverageTable, locale: Locale): string[] {
  const { total } = table;
  const of = String(total.activities);
  const sentences: string[] = [];
  if (total.withoutPlanned > 0) sentences.push(m.coverageWithoutPlanned({ count: total.withoutPlanned, of }));
  if (total.withoutSpent > 0) sentences.push(m.coverageWithoutSpent({ count: total.withoutSpent, of }));
  if (total.unconverted > 0) sentences.push(m.coverageUnconverted({ count: total.unconverted }));
  const above = table.rows.find((row) => row.area === null)?.total;
  const money = (amount: string | null) =>
    amount === null ? m.coverageNotRecorded() : formatMoney(amount, 'IDR', locale);
  if (above)
    sentences.push(
      m.coverageUndetailed({
        count: above.activities,
        name: notDetailed(table),
        planned: money(above.planned),
        spent: money(above.spent),
      }),
    );
  return sentences;
}

function notDetailed({ filter }: CoverageTable): string {
  return {
    province: m.coverageNotDetailedProvince,
    regency: m.coverageNotDetailedRegency,
    district: m.coverageNotDetailedDistrict,
    village: m.coverageNotDetailedVillage,
  }[filter.level]();
}

async function findingsOf(desk: Desk, { filter }: CoverageTable, locale: Locale) {
  const { area, year, field } = filter;
  const overlaps = await findOverlaps(desk, { area, year, field, partnerId: filter.partnerId, limit: 5 });
  const gaps =
    levelOf(area) === 'village'
      ? { total: 0, findings: [] }
      : await findGaps(desk, { area, field, limit: 5 });
  return {
    overlaps: {
      total: overlaps.total,
      query: findingsQuery({ area, year, field, partnerId: filter.partnerId }),
      sentences: overlaps.findings.map((f) => ({ key: f.key, ...overlapSentence(f, locale) })),
    },
    gaps: {
      total: gaps.total,
      query: findingsQuery({ area, field }),
      sentences: gaps.findings.map((f) => ({ key: f.key, ...gapSentence(f, locale) })),
    },
  };
}
