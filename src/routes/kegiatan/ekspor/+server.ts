import { circleWord, type Desk } from '#access/index.ts';
import { type ActivityFilter, eachActivity, type ListedActivity, readListing } from '#activities/index.ts';
import { tableResponse } from '#exchange/tables/index.ts';
import { dateIn, type Locale, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import { STATUS_WORDS } from '../words.ts';
import type { RequestHandler } from './$types';

/** The activities as filtered, as a file to take away: no persons in it, amounts in rupiah. */
export const GET: RequestHandler = ({ url, locals: { desk, locale, user, demonstration } }) => {
  const listing = readListing(url.searchParams);
  const today = dateIn('Asia/Makassar', desk.now());
  const words = [
    listing.search,
    listing.area,
    listing.field && fieldName(listing.field, locale),
    listing.year?.toString(),
    listing.status && STATUS_WORDS[listing.status](),
  ];
  return tableResponse({
    format: url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv',
    name: `sinergi-kegiatan-${today}`,
    title: m.activitiesTitle(),
    locale,
    description: {
      filter: words.filter(Boolean).join(', ') || m.activitiesAll(),
      dataDate: today,
      licence: user ? m.coverageExportInternal() : m.activitiesExportLicence(),
      source: m.activitiesExportSource(),
      remarks: [m.activitiesExportUnknown(), ...(demonstration ? [m.activitiesExportFictional()] : [])],
    },
    columns: [
      { key: 'title', heading: m.activitiesName(), kind: 'text' },
      { key: 'programme', heading: m.activitiesProgramme(), kind: 'text' },
      { key: 'partner', heading: m.activitiesPartner(), kind: 'text' },
      { key: 'status', heading: m.activitiesStatus(), kind: 'text' },
      { key: 'first', heading: m.activitiesFirstYear(), kind: 'count' },
      { key: 'last', heading: m.activitiesLastYear(), kind: 'count' },
      { key: 'places', heading: m.activitiesLocations(), kind: 'text', meaning: m.activitiesPlacesMeaning() },
      {
        key: 'planned',
        heading: m.activitiesPlannedIdr(),
        kind: 'money',
        meaning: m.activitiesPlannedMeaning(),
      },
      { key: 'spent', heading: m.activitiesSpentIdr(), kind: 'money', meaning: m.activitiesSpentMeaning() },
      { key: 'unconverted', heading: m.activitiesUnconvertedHeading(), kind: 'count' },
      { key: 'circle', heading: m.activitiesVisibility(), kind: 'text' },
      { key: 'id', heading: 'ID', kind: 'text' },
    ],
    rows: rowsOf(desk, listing, locale),
  });
};

async function* rowsOf(desk: Desk, filter: ActivityFilter, locale: Locale) {
  for await (const activity of eachActivity(desk, filter)) yield rowOf(activity, locale);
}

function rowOf(activity: ListedActivity, locale: Locale) {
  return {
    title: pickText(activity.title, locale).text,
    programme: activity.programme,
    partner: activity.partnerName ?? m.circlePartnerUnnamed(),
    status: STATUS_WORDS[activity.status](),
    first: activity.firstYear,
    last: activity.lastYear,
    places: activity.places.join('; ') + (activity.placeCount > activity.places.length ? '; …' : ''),
    planned: activity.plannedIdr,
    spent: activity.spentIdr,
    unconverted: activity.unconverted,
    circle: circleWord(activity.visibility, locale),
    id: activity.id,
  };
}
