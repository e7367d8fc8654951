import type { PartnerQuery } from '#partners/index.ts';

const PARAMETERS: Readonly<Record<keyof PartnerQuery, string>> = {
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
};

/** The query part of a list's address, with something changed; `undefined` takes a part away. */
export function listAddress(query: PartnerQuery, change: Partial<PartnerQuery>): string {
  const parameters = new URLSearchParams();
  const merged: Partial<Record<keyof PartnerQuery, string | number | boolean | undefined>> = {
    ...query,
    ...change,
  };
  for (const [key, name] of Object.entries(PARAMETERS) as [keyof PartnerQuery, string][]) {
    const value = merged[key];
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return `?${parameters.toString()}`;
}
