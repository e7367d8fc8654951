import { mayDo } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { dateIn } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  countPartners,
  type FilterChoices,
  listFilterChoices,
  listPartners,
  PARTNER_CLASSES,
  parsePartnerQuery,
  type PartnerCount,
  type PartnerQuery,
  type PartnerRow,
  type PartnerSort,
} from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';
import { circleMark } from '../circle-choices.ts';
import { CLASS_WORDS, className } from '../class-name.ts';
import { knownWords, momentOf, readKnownDate } from '../known-date.ts';
import { listAddress, type ListQuery } from './list-address.ts';
import { countryName, permitWords } from './words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale } }) => {
  const known = await knownWords(desk, readKnownDate(url, desk.now()), locale);
  const query: ListQuery = { ...parsePartnerQuery(url.searchParams), per: known?.date };
  const anyClass = { ...query, partnerClass: undefined };
  const moment = known && momentOf(known.date);
  const [page, count, choices] = [
    await listPartners(desk, query, moment),
    await countPartners(desk, anyClass, moment),
    await listFilterChoices(desk),
  ];
  const today = known?.date ?? dateIn('Asia/Makassar', desk.now());
  return {
    query,
    known,
    today: listAddress(query, { per: undefined, page: undefined }),
    mayAskPast: mayDo(desk.actor, 'readPartnerHistory'),
    rows: page.rows.map((row) => rowWords(row, today, locale)),
    total: page.total,
    page: page.page,
    size: page.size,
    count: countWords(count, query),
    years: yearWords(count, query),
    filter: filterWords(query, choices, locale),
    sorts: sortLinks(query),
    exports: listAddress(query, { page: undefined }),
    may: {
      register: mayDo(desk.actor, 'registerPartner'),
      merge: mayDo(desk.actor, 'mergePartners'),
      import: mayDo(desk.actor, 'importFiles'),
    },
  };
};

function rowWords(row: PartnerRow, today: string, locale: Locale) {
  const years =
    row.firstYear === null
      ? null
      : row.firstYear === row.lastYear
        ? String(row.firstYear)
        : `${String(row.firstYear)}–${String(row.lastYear)}`;
  return {
    id: row.id,
    name: row.name,
    acronym: row.acronym,
    class: CLASS_WORDS[row.partnerClass](),
    country: row.homeCountry === null ? null : countryName(row.homeCountry, locale),
    fields: row.fields.map((code) => fieldName(code, locale)),
    areas: row.areaCount,
    years,
    ended: row.status === 'ended',
    circle: circleMark(row.visibility, locale),
    permit:
      row.permitTo === null ? null : permitWords({ validFrom: null, validTo: row.permitTo }, today, locale),
  };
}

function countWords(count: PartnerCount, query: ListQuery) {
  return {
    total: count.total,
    agrees: count.agrees,
    href: listAddress(query, { partnerClass: undefined, page: undefined }),
    parts: count.byClass.map(({ partnerClass, count: number }) => ({
      label: className(partnerClass),
      count: number,
      href: listAddress(query, { partnerClass, page: undefined }),
    })),
  };
}

/** Presence year by year; each figure leads to its partners. Other filters than the area do not apply to it. */
function yearWords(count: PartnerCount, query: ListQuery) {
  const area = { areaCode: query.areaCode, per: query.per };
  const classes = PARTNER_CLASSES.filter((one) =>
    count.years.some(({ byClass }) => byClass.some(({ partnerClass }) => partnerClass === one)),
  );
  return {
    classes: classes.map((value) => ({ value, label: CLASS_WORDS[value]() })),
    rows: count.years.map(({ year, total, byClass }) => ({
      year,
      total,
      href: listAddress(area, { year }),
      cells: classes.map((value) => ({
        value,
        count: byClass.find(({ partnerClass }) => partnerClass === value)?.count ?? 0,
        href: listAddress(area, { year, partnerClass: value }),
      })),
    })),
  };
}

function filterWords(query: ListQuery, choices: FilterChoices, locale: Locale) {
  const area = choices.areas.find(({ code }) => code === query.areaCode)?.name ?? query.areaCode;
  const given: [keyof PartnerQuery, string, string | undefined][] = [
    ['text', m.partnersSearch(), query.text],
    ['partnerClass', m.partnersClass(), query.partnerClass && CLASS_WORDS[query.partnerClass]()],
    ['year', m.partnersYear(), query.year?.toString()],
    ['areaCode', m.partnersArea(), area],
    ['field', m.partnersField(), query.field && fieldName(query.field, locale)],
    ['homeCountry', m.partnersCountry(), query.homeCountry && countryName(query.homeCountry, locale)],
  ];
  const active = given.flatMap(([key, label, value]) =>
    value === undefined
      ? []
      : [{ label, value, removeHref: listAddress(query, { [key]: undefined, page: undefined }) }],
  );
  return {
    active,
    words: active.map(({ value }) => value).join(', '),
    classes: PARTNER_CLASSES.map((value) => ({ value, label: CLASS_WORDS[value]() })),
    areas: choices.areas.map(({ code, name }) => ({
      value: code,
      label: code.length === 2 ? name : `– ${name}`,
    })),
    countries: choices.countries
      .map((value) => ({ value, label: countryName(value, locale) }))
      .sort((a, b) => a.label.localeCompare(b.label, locale)),
    fields: choices.fields.map((value) => ({ value, label: fieldName(value, locale) })),
  };
}

function sortLinks(query: ListQuery) {
  const current = query.sort ?? (query.text === undefined ? 'name' : undefined);
  const link = (sort: PartnerSort) => ({
    href: listAddress(query, {
      sort,
      descending: current === sort && !query.descending ? true : undefined,
      page: undefined,
    }),
    sorted:
      current === sort ? (query.descending ? ('descending' as const) : ('ascending' as const)) : undefined,
  });
  return { name: link('name'), class: link('class'), country: link('country') };
}
