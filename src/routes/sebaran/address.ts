import type { CoverageFilter, CoverageWish, Measure } from '#coverage/index.ts';
import { levelBelow, MEASURES, readWish } from '#coverage/index.ts';
import { readKnownDate } from '../known-date.ts';

/** What a coverage page is asked for, read from its address. */
export interface CoverageAddress {
  readonly wish: CoverageWish;
  readonly measure: Measure;
  readonly page: number;
}

export function readAddress(url: URL): CoverageAddress {
  const given = Object.fromEntries(url.searchParams);
  const page = Number(given['page'] ?? 1);
  return {
    wish: { ...readWish(given), asKnown: readKnownDate(url, Temporal.Now.instant()) },
    measure: MEASURES.find((one) => one === given['measure']) ?? 'partners',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

type Change = Readonly<Record<string, string | number | undefined>>;

/** The query of a coverage page with changes; what is "all" or the usual is left out, so that links stay short. */
export function queryOf(filter: CoverageFilter, measure: Measure, change: Change = {}): string {
  const area = filter.area ?? 'ID';
  const now: Change = {
    area,
    level: filter.level,
    sectorBy: filter.sectorBy === 'affair' ? 'affair' : undefined,
    year: filter.year,
    partnerClass: filter.partnerClass,
    partnerId: filter.partnerId,
    participantId: filter.participantId,
    field: filter.field,
    status: filter.status,
    withEmpty: filter.withEmpty ? 'yes' : undefined,
    measure: measure === 'partners' ? undefined : measure,
    per: filter.asKnown,
    ...change,
  };
  const usual = levelBelow(now['area'] === 'ID' ? null : String(now['area']));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(now))
    if (value !== undefined && value !== '' && !(name === 'level' && value === usual))
      query.set(name, String(value));
  return `?${query.toString()}`;
}
