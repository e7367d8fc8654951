import { findGaps, findOverlaps, readAreaPath, type Show, SHOWS } from '#coverage/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName, FIELDS } from '#sectors/index.ts';
import { wantedPartner } from '../sebaran/wanted-partner.ts';
import { type FindingsFilter, findingsQuery, readFindingsFilter } from './address.ts';
import { decideActions } from './decide-actions.ts';
import { gapViews, overlapViews } from './finding-view.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const FINDINGS_A_PAGE = 20;

export const load: PageServerLoad = async ({ locals: { desk, locale, user }, url }) => {
  const filter = await readFindingsFilter(desk, user, url.searchParams);
  const { area, year, field, partnerId, since, show } = filter;
  const pageOf = (name: string) => Math.max(1, Math.trunc(Number(url.searchParams.get(name) ?? 1)) || 1);
  const pages = { overlaps: pageOf('page'), gaps: pageOf('gapPage') };
  const on = (page: number) => ({ limit: FINDINGS_A_PAGE, offset: (page - 1) * FINDINGS_A_PAGE });
  const overlaps = await findOverlaps(desk, { area, year, field, partnerId, show, ...on(pages.overlaps) });
  const gaps = await findGaps(desk, { area, field, since, show, ...on(pages.gaps) });
  const path = await readAreaPath(desk, area);
  const place = path.at(-1)?.name ?? m.coverageNation();
  const active = activeFilters(filter, await wantedPartner(desk, { partnerId }), locale);
  return {
    area: area ?? 'ID',
    place,
    words: [place, ...active.map(({ value }) => value)].join(', '),
    path: pathOf(path),
    filter,
    active,
    query: findingsQuery(filter),
    isOpen: active.length === 0,
    done: url.searchParams.get('done'),
    fields: FIELDS.map(({ code, name }) => ({ value: code, label: name[locale] })),
    shows: SHOWS.map((value) => ({ value, label: showWord(value) })),
    pages,
    pageSize: FINDINGS_A_PAGE,
    overlaps: { total: overlaps.total, findings: await overlapViews(desk, overlaps.findings, locale) },
    gaps: { total: gaps.total, findings: gapViews(desk, gaps.findings, locale) },
    isSignedIn: user !== null,
  };
};

/** From the nation down to the place; the last is where one is. */
function pathOf(path: readonly { code: string; name: string }[]) {
  const crumbs = [{ code: null, name: m.coverageNation() }, ...path];
  return crumbs.map(({ code, name }, i) => ({
    label: name,
    href: i === crumbs.length - 1 ? undefined : findingsQuery({ area: code }),
  }));
}

function showWord(show: Show): string {
  return {
    open: m.coverageShowOpen,
    confirmed: m.coverageShowConfirmed,
    dismissed: m.coverageShowDismissed,
    all: m.coverageShowAll,
  }[show]();
}

function activeFilters(filter: FindingsFilter & { show: Show }, partner: string | undefined, locale: Locale) {
  const { year, field, since, show } = filter;
  const given: [keyof FindingsFilter, string, string | undefined][] = [
    ['show', m.coverageShow(), show === 'open' ? undefined : showWord(show)],
    ['partnerId', m.coveragePartner(), partner],
    ['year', m.coverageYear(), year?.toString()],
    ['field', m.coverageField(), field && fieldName(field, locale)],
    ['since', m.coverageGapSinceField(), since?.toString()],
  ];
  return given.flatMap(([name, label, value]) =>
    value === undefined
      ? []
      : [{ label, value, removeHref: findingsQuery({ ...filter, [name]: undefined }) }],
  );
}

export const actions: Actions = decideActions;
