import type { Desk } from '#access/index.ts';
import { readWish, type Show, SHOWS } from '#coverage/index.ts';
import { usualArea } from '../usual-area.ts';

/** What the overlaps and gaps of a page are chosen by. */
export interface FindingsFilter {
  readonly area: string | null;
  readonly year?: number | undefined;
  readonly field?: string | undefined;
  /** Overlaps with this partner only. */
  readonly partnerId?: string | undefined;
  /** Gaps: first year without a record. */
  readonly since?: number | undefined;
  readonly show?: Show | undefined;
}

type Reader = { readonly areaCode?: string | undefined; readonly partnerId?: string | undefined } | null;

/** Reads an address. Where nobody chose, an office begins with its area and a partner with its own overlaps. */
export async function readFindingsFilter(
  desk: Desk,
  reader: Reader,
  given: URLSearchParams,
): Promise<FindingsFilter & { show: Show }> {
  const { area, year, field, partnerId } = readWish(Object.fromEntries(given));
  const chosen = given.has('area');
  return {
    area: chosen ? (area ?? null) : await usualArea(desk, reader?.areaCode),
    year: wholeNumber(year),
    field,
    partnerId: chosen ? partnerId : (partnerId ?? reader?.partnerId),
    since: wholeNumber(Number(given.get('since') ?? '')),
    show: SHOWS.find((one) => one === given.get('show')) ?? 'open',
  };
}

/** The query of the page with this filter; the area always stands in it, so that nothing is added on opening. */
export function findingsQuery(filter: FindingsFilter): string {
  const query = new URLSearchParams({ area: filter.area ?? 'ID' });
  const { year, field, partnerId, since } = filter;
  const show = filter.show === 'open' ? undefined : filter.show;
  for (const [name, value] of Object.entries({ year, field, partnerId, since, show }))
    if (value !== undefined) query.set(name, String(value));
  return `?${query.toString()}`;
}

function wholeNumber(value: number | undefined): number | undefined {
  return Number.isInteger(value) && value !== 0 ? value : undefined;
}
