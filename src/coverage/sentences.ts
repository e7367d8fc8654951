import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import type { Level } from './filter.ts';
import type { Gap } from './find-gaps.ts';
import type { Overlap } from './find-overlaps.ts';

/** What a finding says: the sentence itself, and beside it what tempers it or gives its reasons. */
export interface Sentence {
  readonly text: string;
  readonly beside: readonly string[];
}

/** "Three partners, water and sanitation, same village (…), 2021–2023." */
export function overlapSentence(overlap: Overlap, locale: Locale): Sentence {
  const words = { locale };
  const inputs = {
    count: upperFirst(numberWord(overlap.partners.length, locale)),
    field: inSentence(fieldName(overlap.field, locale)),
    place: [overlap.area.name, overlap.area.path].filter(Boolean).join(', '),
    years: yearsText(overlap.years, locale),
  };
  const text =
    overlap.depth === 'village'
      ? m.coverageOverlapVillage(inputs, words)
      : m.coverageOverlapDistrict(inputs, words);
  const fewer = overlap.atOnce < overlap.partners.length;
  return {
    text,
    beside: fewer ? [m.coverageOverlapAtOnce({ count: numberWord(overlap.atOnce, locale) }, words)] : [],
  };
}

/** "Nutrition: no partner recorded in six districts since 2021 (…)." with how far that can be relied on. */
export function gapSentence(gap: Gap, locale: Locale): Sentence {
  const words = { locale };
  const field = fieldName(gap.field, locale);
  const place =
    gap.area === null
      ? m.coverageNation({}, words)
      : [gap.area.name, gap.area.path].filter(Boolean).join(', ');
  const units = unitName(gap.unit, gap.units.length, locale);
  const count = numberWord(gap.units.length, locale);
  const names = gap.units.length > 1 ? undefined : gap.units[0]?.name;
  const year = gap.since;
  const text =
    names === undefined
      ? year === null
        ? m.coverageGapNever({ field, count, units, place }, words)
        : m.coverageGapSince({ field, count, units, place, year }, words)
      : year === null
        ? m.coverageGapOneNever({ field, names, place }, words)
        : m.coverageGapOneSince({ field, names, place, year }, words);
  return { text, beside: [neighbours(gap, locale), ...undetailed(gap, locale), reports(gap, locale)] };
}

function neighbours({ active, of, unit }: Gap, locale: Locale): string {
  const inputs = { active, of, units: unitName(unit, of, locale) };
  return active === 0
    ? m.coverageGapNoNeighbours(inputs, { locale })
    : m.coverageGapNeighbours(inputs, { locale });
}

function undetailed(gap: Gap, locale: Locale): string[] {
  if (gap.undetailed === 0) return [];
  return [
    m.coverageGapUndetailed({ count: gap.undetailed, unit: unitName(gap.unit, 1, locale) }, { locale }),
  ];
}

function reports({ lateReports }: Gap, locale: Locale): string {
  if (lateReports === null) return m.coverageGapReportsNotKept({}, { locale });
  if (lateReports.length === 0) return m.coverageGapReportsInTime({}, { locale });
  return m.coverageGapReportsLate({ count: lateReports.length }, { locale });
}

/** The word for areas of a level: one, or several. */
export function unitName(level: Level, count: number, locale: Locale): string {
  const words = { locale };
  switch (level) {
    case 'province':
      return count === 1 ? m.coverageUnitProvince({}, words) : m.coverageUnitsProvince({}, words);
    case 'regency':
      return count === 1 ? m.coverageUnitRegency({}, words) : m.coverageUnitsRegency({}, words);
    case 'district':
      return count === 1 ? m.coverageUnitDistrict({}, words) : m.coverageUnitsDistrict({}, words);
    case 'village':
      return count === 1 ? m.coverageUnitVillage({}, words) : m.coverageUnitsVillage({}, words);
  }
}

/** What stands at the head of the row of what is not recorded as deep as the level. */
export function notDetailedName(level: Level, locale: Locale): string {
  const words = { locale };
  switch (level) {
    case 'province':
      return m.coverageNotDetailedProvince({}, words);
    case 'regency':
      return m.coverageNotDetailedRegency({}, words);
    case 'district':
      return m.coverageNotDetailedDistrict({}, words);
    case 'village':
      return m.coverageNotDetailedVillage({}, words);
  }
}

/** Years in a row as a span: 2019, 2021–2023. Year 0 stands for "not recorded". */
export function yearsText(years: readonly number[], locale: Locale): string {
  const spans: [number, number][] = [];
  for (const year of [...years].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last && year === last[1] + 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans
    .map(([from, to]) =>
      from === 0 ? m.coverageYearUnknown({}, { locale }) : from === to ? String(from) : `${from}–${to}`,
    )
    .join(', ');
}

/** Up to ten in words, as in a sentence; beyond in figures. */
function numberWord(count: number, locale: Locale): string {
  return m.coverageNumberWords({}, { locale }).split(' ')[count] ?? String(count);
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name in mid-sentence; abbreviations keep their capitals. */
function inSentence(text: string): string {
  return text.replace(/(?<!\p{L})\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}
