import type { CoverageTable, Figure, Level, Measure } from '#coverage/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type PartnerClass, PARTNER_CLASSES } from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';
import { formatMoneyShort, formatNumber } from '#ui/format.ts';
import { className } from '../class-name.ts';

/** The place of a table in words: "Ndori, Kabupaten Ende". */
export function placeWords(table: Pick<CoverageTable, 'path' | 'filter'>): string {
  if (table.filter.area === null) return m.coverageNation();
  const [own, above] = table.path.toReversed();
  return [own?.name ?? table.filter.area, above?.name].filter((name) => name !== undefined).join(', ');
}

/** The filter as one sentence: "Air bersih di Nusa Tenggara Timur, 2023, semua mitra". */
export function filterWords(
  table: Pick<CoverageTable, 'path' | 'filter'>,
  locale: Locale,
  partnerName?: string,
): string {
  const { field, year, partnerClass, status } = table.filter;
  const words = m.coverageWords({
    field: field === undefined ? m.coverageAllFields() : fieldName(field, locale),
    place: placeWords(table),
    year: year === undefined ? m.coverageAllYears() : String(year),
    partner:
      partnerName ??
      (isClass(partnerClass)
        ? m.coverageOfClass({ className: className(partnerClass) })
        : m.coverageAllPartners()),
  });
  return status === undefined ? words : `${words}, ${m.coverageOfStatus({ status: statusWord(status) })}`;
}

function isClass(name: string | undefined): name is PartnerClass {
  return PARTNER_CLASSES.some((one) => one === name);
}

/** The word for an IATI activity status, 1 to 6. */
export function statusWord(status: number): string {
  const words = [
    m.coverageStatus1,
    m.coverageStatus2,
    m.coverageStatus3,
    m.coverageStatus4,
    m.coverageStatus5,
    m.coverageStatus6,
  ];
  return words[status - 1]?.() ?? String(status);
}

export function measureWord(measure: Measure): string {
  switch (measure) {
    case 'partners':
      return m.coverageMeasurePartners();
    case 'activities':
      return m.coverageMeasureActivities();
    case 'planned':
      return m.coverageMeasurePlanned();
    case 'spent':
      return m.coverageMeasureSpent();
  }
}

export function levelWord(level: Level): string {
  switch (level) {
    case 'province':
      return m.coverageUnitProvince();
    case 'regency':
      return m.coverageUnitRegency();
    case 'district':
      return m.coverageUnitDistrict();
    case 'village':
      return m.coverageUnitVillage();
  }
}

/** The one number of a figure as it stands in a matrix; a dash where nothing is recorded. */
export function figureText(figure: Figure, measure: Measure, locale: Locale): string {
  const value = figure[measure];
  if (value === null || value === 0) return '–';
  return typeof value === 'number' ? formatNumber(value, locale) : formatMoneyShort(value, 'IDR', locale);
}

/** The same where it stands alone, with what it counts: "12 mitra". */
export function figureWords(figure: Figure, measure: Measure, locale: Locale): string {
  const text = figureText(figure, measure, locale);
  if (text === '–') return m.coverageNotRecorded();
  return measure === 'planned' || measure === 'spent'
    ? text
    : `${text} ${measureWord(measure).toLowerCase()}`;
}
