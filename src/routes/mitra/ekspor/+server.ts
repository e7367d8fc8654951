import { circleWord } from '#access/index.ts';
import { tableResponse } from '#exchange/tables/index.ts';
import { dateIn } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { listAllPartners, parsePartnerQuery } from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';
import { formatDate } from '#ui/format.ts';
import { CLASS_WORDS } from '../../class-name.ts';
import { momentOf, readKnownDate } from '../../known-date.ts';
import { countryName } from '../words.ts';
import { fundingCells } from './funding-cells.ts';
import type { RequestHandler } from './$types';

/** The register as filtered, as a file to take away. No contacts in it. */
export const GET: RequestHandler = async ({ url, locals: { desk, locale, user, demonstration } }) => {
  const query = parsePartnerQuery(url.searchParams);
  const known = readKnownDate(url, desk.now());
  const rows = await listAllPartners(desk, query, known === undefined ? undefined : momentOf(known));
  const today = known ?? dateIn('Asia/Makassar', desk.now());
  const words = [
    query.text,
    query.partnerClass && CLASS_WORDS[query.partnerClass](),
    query.year?.toString(),
    query.areaCode,
    query.field && fieldName(query.field, locale),
    query.homeCountry && countryName(query.homeCountry, locale),
  ].filter(Boolean);
  return tableResponse({
    format: url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv',
    name: `sinergi-mitra-${today}`,
    title: m.partnersTitle(),
    locale,
    description: {
      filter: words.length > 0 ? words.join(', ') : m.partnersAll(),
      dataDate: today,
      licence: user ? m.coverageExportInternal() : m.partnersExportLicence(),
      source: m.partnersExportSource(),
      remarks: [
        ...(known === undefined ? [] : [m.knownTitle({ date: formatDate(known, locale) })]),
        ...(demonstration ? [m.partnersExportFictional()] : []),
      ],
    },
    columns: [
      { key: 'name', heading: m.partnersName(), kind: 'text' },
      { key: 'acronym', heading: m.partnersAcronym(), kind: 'text' },
      { key: 'class', heading: m.partnersClass(), kind: 'text' },
      { key: 'country', heading: m.partnersCountry(), kind: 'text' },
      { key: 'fields', heading: m.partnersFields(), kind: 'text' },
      { key: 'areas', heading: m.partnersAreas(), kind: 'count', meaning: m.partnersAreasMeaning() },
      { key: 'first', heading: m.partnersFirstYear(), kind: 'count' },
      { key: 'last', heading: m.partnersLastYear(), kind: 'count' },
      { key: 'permit', heading: m.partnersPermitTo(), kind: 'date' },
      { key: 'funding', heading: m.partnersFunding(), kind: 'money', meaning: m.partnersFundingMeaning() },
      { key: 'currency', heading: m.partnersFundingCurrency(), kind: 'text' },
      {
        key: 'fundingExact',
        heading: m.partnersFundingExact(),
        kind: 'money',
        meaning: m.partnersFundingExactMeaning(),
      },
      { key: 'fundingFrom', heading: m.partnersExportFundingFrom(), kind: 'text' },
      { key: 'fundingTo', heading: m.partnersExportFundingTo(), kind: 'text' },
      { key: 'fundingDetail', heading: m.partnersFundingDetail(), kind: 'text' },
      { key: 'status', heading: m.partnersStatus(), kind: 'text' },
      { key: 'circle', heading: m.partnersVisibility(), kind: 'text' },
      { key: 'id', heading: 'ID', kind: 'text' },
    ],
    rows: rows.map((row) => ({
      name: row.name,
      acronym: row.acronym,
      class: CLASS_WORDS[row.partnerClass](),
      country: row.homeCountry === null ? null : countryName(row.homeCountry, locale),
      fields: row.fields.map((code) => fieldName(code, locale)).join('; '),
      areas: row.areaCount === 0 ? null : row.areaCount,
      first: row.firstYear,
      last: row.lastYear,
      permit: row.permitTo,
      ...fundingCells(row.funding),
      status: row.status === 'ended' ? m.partnersStatusEnded() : m.partnersStatusActive(),
      circle: circleWord(row.visibility, locale),
      id: row.id,
    })),
  });
};
