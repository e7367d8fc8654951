import type { PartnerQuery } from '#partners/index.ts';

/** What a list is asked for, and as known on which date. */
export interface ListQuery extends PartnerQuery {
  readonly per?: string | undefined;
}

const PARAMETERS: Readonly<Record<keyof ListQuery, string>> = {
  text: 'search',
  partnerClass: 'partnerClass',
  year: 'year',
  areaCode: 'area',
  field: 'field',
  homeCountry: 'country',
  sort: 'sort',
  descending: 'descending',
  page: 'page',
  size: 'size',
  per: 'per',
};

/** The query part of a list's address, with something changed; `undefined` takes a part away. */
export function listAddress(query: ListQuery, change: Partial<ListQuery>): string {
  const parameters = new URLSearchParams();
  const merged: Partial<Record<keyof ListQuery, string | number | boolean | undefined>> = {
    ...query,
    ...change,
  };
  for (const [key, name] of Object.entries(PARAMETERS) as [keyof ListQuery, string][]) {
    const value = merged[key];
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return `?${parameters.toString()}`;
}
