import type { AreaPicture, Figure } from '#coverage/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatMoneyShort, formatNumber } from '#ui/format.ts';

/** The word for the kind of an area: "kabupaten", "desa adat". */
export function kindWord(kind: string): string {
  switch (kind) {
    case 'province':
      return m.areasKindProvince();
    case 'kabupaten':
      return m.areasKindKabupaten();
    case 'kota':
      return m.areasKindKota();
    case 'kecamatan':
      return m.areasKindKecamatan();
    case 'kelurahan':
      return m.areasKindKelurahan();
    case 'desa_adat':
      return m.areasKindDesaAdat();
    default:
      return m.areasKindDesa();
  }
}

/** The heading of a list of areas of one level, 1 to 4. */
export function levelWord(level: number): string {
  return [m.areasChildren1, m.areasChildren2, m.areasChildren3, m.areasChildren4][level - 1]?.() ?? '';
}

/** One sentence: who works here, since when, how much (R40). Undefined where nothing is recorded. */
export function pictureSentence(picture: AreaPicture, locale: Locale): string | undefined {
  const { total, partners, running, since } = picture;
  if (total.activities === 0) return undefined;
  const count = (value: number): string => formatNumber(value, locale);
  const names = partners.map((partner) => partner.acronym ?? partner.name);
  const who =
    names.length > 0 && names.length <= 3 && names.length === total.partners
      ? m.areasWhoNames({ names: listed(names) })
      : m.areasWhoCount({ count: count(total.partners) });
  return [
    who,
    since === null ? '' : m.areasSince({ year: String(since) }),
    m.areasInActivities({ count: total.activities }),
    running === 0 ? '' : m.areasRunning({ count: count(running) }),
    total.planned === null
      ? ''
      : m.areasPlannedSum({ amount: formatMoneyShort(total.planned, 'IDR', locale) }),
    '.',
  ].join('');
}

/** "A, B dan C". */
export function listed(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : names.slice(0, -1).join(', ') + m.areasAnd() + (names.at(-1) ?? '');
}

/** What an amount leaves out: activities without one, or in a currency without a rate. */
export function unknownPart(figure: Figure, measure: 'planned' | 'spent'): string | undefined {
  const without = measure === 'planned' ? figure.withoutPlanned : figure.withoutSpent;
  const parts: string[] = [];
  if (without > 0) parts.push(m.areasWithoutAmount({ count: without }));
  if (figure.unconverted > 0) parts.push(m.areasUnconverted({ count: figure.unconverted }));
  return parts.join('; ') || undefined;
}

/** "2019–2023", "2021"; null where no year is recorded. */
export function yearSpan(first: number | null, last: number | null): string | null {
  if (first === null) return last === null ? null : String(last);
  return last === null || last === first ? String(first) : `${String(first)}–${String(last)}`;
}
