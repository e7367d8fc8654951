import type { ActivityListing } from '#activities/index.ts';

const NAMES: readonly (keyof ActivityListing)[] = [
  'search',
  'area',
  'field',
  'year',
  'partnerId',
  'participantId',
  'partnerClass',
  'status',
  'money',
  'importId',
  'sort',
  'page',
];

/** The query part of a list's address, with something changed; `undefined` takes a part away. */
export function listAddress(
  listing: ActivityListing,
  change: { readonly [Name in keyof ActivityListing]?: ActivityListing[Name] | undefined },
): string {
  const merged: Readonly<Record<string, string | number | undefined>> = { ...listing, ...change };
  const parameters = new URLSearchParams();
  for (const name of NAMES) if (merged[name] !== undefined) parameters.set(name, String(merged[name]));
  return `?${parameters.toString()}`;
}
