import { mayDo } from '#access/index.ts';
import {
  type ActivityListing,
  type ActivitySort,
  type ListedActivity,
  listActivities,
  listDrafts,
  readListing,
} from '#activities/index.ts';
import { findArea } from '#areas/index.ts';
import { type Locale, pickText } from '#kernel/index.ts';
import type { Desk } from '#access/index.ts';
import { m } from '#messages/messages.js';
import { type FilterChoices, listFilterChoices, PARTNER_CLASSES } from '#partners/index.ts';
import { fieldName, FIELDS } from '#sectors/index.ts';
import { circleMark } from '../circle-choices.ts';
import { CLASS_WORDS } from '../class-name.ts';
import { namesOfPartners } from '../partner-names.ts';
import { draftWords } from './draft-words.ts';
import { listAddress } from './list-address.ts';
import { partnerChoices, typedPartner } from './partner-choice.ts';
import { MONEY_WORDS, STATUS_TONES, STATUS_WORDS, yearSpan } from './words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale } }) => {
  const drafts = await listDrafts(desk);
  const listing = readListing(url.searchParams);
  const typed = await typedPartner(desk, url.searchParams, listing);
  const list = await listActivities(desk, listing);
  const choices = await listFilterChoices(desk);
  const page = listing.page ?? 1;
  return {
    listing,
    rows: list.activities.map((activity) => rowWords(activity, locale)),
    count: list.count,
    more: list.more,
    page,
    size: list.pageSize,
    suggestion: list.suggestion,
    suggestionHref: list.suggestion === null ? null : listAddress({ search: list.suggestion }, {}),
    typed,
    filter: await filterWords(desk, listing, choices, locale),
    sorts: sortLinks(listing),
    exports: `/kegiatan/ekspor${listAddress(listing, { page: undefined })}`,
    draftCount: drafts.length,
    drafts: url.searchParams.has('draf') && desk.actor.kind !== 'public' ? draftWords(drafts, locale) : null,
    may: { record: mayDo(desk.actor, 'recordActivity'), import: mayDo(desk.actor, 'importFiles') },
  };
};

function rowWords(activity: ListedActivity, locale: Locale) {
  const title = pickText(activity.title, locale);
  return {
    id: activity.id,
    title: title.text,
    titleLang: title.language === locale ? undefined : title.language,
    programme: activity.programme,
    partnerId: activity.partnerId,
    partner: activity.partnerAcronym ?? activity.partnerName,
    partnerFull: activity.partnerName ?? undefined,
    status: STATUS_WORDS[activity.status](),
    tone: STATUS_TONES[activity.status],
    years: yearSpan(activity.firstYear, activity.lastYear),
    places: activity.places,
    morePlaces: activity.placeCount - activity.places.length,
    planned: activity.plannedIdr,
    spent: activity.spentIdr,
    unconverted: activity.unconverted,
    circle: circleMark(activity.visibility, locale),
  };
}

async function filterWords(desk: Desk, listing: ActivityListing, choices: FilterChoices, locale: Locale) {
  const area = await areaWords(desk, listing.area);
  const partner = await chosenPartner(desk, listing.partnerId);
  const participant = await chosenPartner(desk, listing.participantId);
  const given: [keyof ActivityListing, string, string | undefined][] = [
    ['search', m.activitiesSearchShort(), listing.search],
    ['area', m.activitiesArea(), area],
    ['field', m.activitiesField(), listing.field && fieldName(listing.field, locale)],
    ['year', m.activitiesYear(), listing.year?.toString()],
    ['partnerId', m.activitiesPartner(), partner?.name],
    ['participantId', m.activitiesTakingPart(), participant?.name],
    ['partnerClass', m.activitiesClass(), className(listing.partnerClass)],
    ['status', m.activitiesStatus(), listing.status && STATUS_WORDS[listing.status]()],
    ['money', m.activitiesMoney(), listing.money && MONEY_WORDS[listing.money]()],
    ['importId', m.activitiesFile(), listing.importId && m.activitiesFileOne()],
  ];
  const active = given.flatMap(([name, label, value]) =>
    value ? [{ label, value, removeHref: listAddress(listing, { [name]: undefined, page: undefined }) }] : [],
  );
  const areas = choices.areas.map(({ code, name }) => ({
    value: code,
    label: code.length === 2 ? name : `– ${name}`,
  }));
  const isListed =
    listing.area === undefined || listing.area === 'ID' || areas.some(({ value }) => value === listing.area);
  return {
    active,
    words: active.map(({ value }) => value).join(', '),
    areas: [
      ...(isListed ? [] : [{ value: listing.area ?? '', label: area ?? '' }]),
      ...areas,
      { value: 'ID', label: m.activitiesUnplaced() },
    ],
    partner: partner?.name,
    partners: await partnerChoices(desk, partner),
    fields: FIELDS.map(({ code }) => ({ value: code, label: fieldName(code, locale) })),
    classes: PARTNER_CLASSES.map((value) => ({ value, label: CLASS_WORDS[value]() })),
    statuses: Object.entries(STATUS_WORDS).map(([value, word]) => ({ value, label: word() })),
    moneys: Object.entries(MONEY_WORDS).map(([value, word]) => ({ value, label: word() })),
  };
}

async function areaWords(desk: Desk, code: string | undefined): Promise<string | undefined> {
  if (code === undefined || code === 'ID') return code && m.activitiesUnplaced();
  return (await desk.database.asActor(desk.actor, (tx) => findArea(tx, code)))?.name ?? code;
}

async function chosenPartner(desk: Desk, id: string | undefined) {
  if (id === undefined) return undefined;
  return { id, name: (await namesOfPartners(desk, [id]))[id] ?? m.circlePartnerUnnamed() };
}

function sortLinks(listing: ActivityListing) {
  const current = listing.sort ?? (listing.search === undefined ? 'updated' : 'relevance');
  const link = (sort: ActivitySort, sorted: 'ascending' | 'descending') => ({
    href: listAddress(listing, { sort, page: undefined }),
    sorted: current === sort ? sorted : undefined,
  });
  return {
    title: link('title', 'ascending'),
    partner: link('partner', 'ascending'),
    years: link('start', 'descending'),
    planned: link('planned', 'descending'),
    spent: link('spent', 'descending'),
    updated: link('updated', 'descending'),
  };
}

function className(code: string | undefined): string | undefined {
  return PARTNER_CLASSES.filter((one) => one === code).map((one) => CLASS_WORDS[one]())[0];
}
