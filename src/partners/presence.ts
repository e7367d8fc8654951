import type { Presence } from './partner.ts';

/** Years in a row in one area, both ends included. */
export interface PresenceSpan {
  readonly areaCode: string;
  readonly from: number;
  readonly to: number;
}

/** Presence year by year as spans, ordered by area and year; the shortest way to write it on a form. */
export function presenceSpans(presence: readonly Presence[]): PresenceSpan[] {
  const spans: { areaCode: string; from: number; to: number }[] = [];
  for (const { areaCode, year } of sortPresence(presence)) {
    const last = spans.at(-1);
    if (last?.areaCode === areaCode && year <= last.to + 1) last.to = Math.max(last.to, year);
    else spans.push({ areaCode, from: year, to: year });
  }
  return spans;
}

/** The opposite of `presenceSpans`; overlapping spans count once. */
export function presenceOf(spans: readonly PresenceSpan[]): Presence[] {
  const years = new Map<string, Presence>();
  for (const { areaCode, from, to } of spans)
    for (let year = from; year <= to; year++) years.set(`${areaCode}/${String(year)}`, { areaCode, year });
  return sortPresence([...years.values()]);
}

/** Presence by area code, then year, each once. */
export function sortPresence(presence: readonly Presence[]): Presence[] {
  const unique = new Map(presence.map((p) => [`${p.areaCode}/${String(p.year)}`, p]));
  return [...unique.values()].sort((a, b) =>
    a.areaCode === b.areaCode ? a.year - b.year : a.areaCode < b.areaCode ? -1 : 1,
  );
}
