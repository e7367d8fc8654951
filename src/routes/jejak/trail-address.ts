import type { TrailQuery } from '#access/index.ts';

const PARAMETERS: readonly (keyof TrailQuery)[] = [
  'person',
  'userId',
  'officeId',
  'subject',
  'subjectId',
  'action',
  'from',
  'to',
  'before',
];

/** The query part of an address of the trail, with something changed; `undefined` takes a part away. */
export function trailAddress(query: TrailQuery, change: Partial<TrailQuery> = {}): string {
  const parameters = new URLSearchParams();
  const merged: Partial<TrailQuery> = { ...query, ...change };
  for (const name of PARAMETERS) {
    const value = merged[name];
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return `?${parameters.toString()}`;
}
