import type { SideBySide } from '#coverage/index.ts';
import { yearsText } from '#coverage/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import { formatNumber } from '#ui/format.ts';
import { activityView } from '../finding-view.ts';

type Beneficiaries = SideBySide['activities'][number]['beneficiaries'];

const UNITS: Readonly<Record<string, () => string>> = {
  person: m.negotiationUnitPerson,
  household: m.negotiationUnitHousehold,
  institution: m.negotiationUnitInstitution,
};

/** What overlaps and the activities side by side, in words. */
export function sideView({ area, field, years, activities }: SideBySide, locale: Locale) {
  return {
    place: area === undefined ? null : { code: area.code, name: nameOf(area) },
    field: fieldName(field, locale),
    years: years.length === 0 ? null : yearsText(years, locale),
    hasClosed: activities.some(({ visibility }) => visibility !== 'public'),
    activities: activities.map(({ beneficiaries, ...one }) => ({
      ...activityView(one, locale),
      beneficiaries: beneficiaryWords(beneficiaries, locale),
    })),
  };
}

function nameOf({ name, path }: NonNullable<SideBySide['area']>): string {
  return [name, path].filter(Boolean).join(', ');
}

function beneficiaryWords(counts: Beneficiaries, locale: Locale): string | null {
  const words = counts.flatMap(({ unit, planned, reached }) => {
    const of = UNITS[unit]?.() ?? unit;
    return [
      planned === null
        ? []
        : m.negotiationBeneficiariesPlanned({ count: formatNumber(planned, locale), unit: of }),
      reached === null
        ? []
        : m.negotiationBeneficiariesReached({ count: formatNumber(reached, locale), unit: of }),
    ].flat();
  });
  return words.join(', ') || null;
}
