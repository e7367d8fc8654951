import { m } from '#messages/messages.js';
import { CATEGORIES, type Category, type PartnersByClass } from '#meetings/index.ts';
import { className } from '../class-name.ts';
import { CATEGORY_WORDS } from './words.ts';

/**
 * "38 Provinsi, 5 Kabupaten/kota": persons called, by category, without the host. After the partners how many
 * organisations of each class they are: "(27 mitra = 6 bilateral + 7 multilateral + 14 NGO)".
 */
export function categoryCounts(
  invited: readonly { readonly category: Category; readonly persons: number }[],
  partners: PartnersByClass | null,
): string {
  return CATEGORIES.filter((category) => category !== 'host')
    .map((category) => ({
      category,
      persons: invited
        .filter((one) => one.category === category)
        .reduce((sum, { persons }) => sum + persons, 0),
    }))
    .filter(({ persons }) => persons > 0)
    .map(({ category, persons }) => {
      const words = `${String(persons)} ${CATEGORY_WORDS[category]()}`;
      if (category !== 'partner' || partners === null) return words;
      return `${words} (${m.calendarPartners({ total: partners.total, parts: partsWords(partners) })})`;
    })
    .join(', ');
}

/** The classes with their numbers, for a line that adds up. */
export function classParts({ byClass }: PartnersByClass): { label: string; count: number }[] {
  return byClass.map(({ partnerClass, count }) => ({
    label: partnerClass === null ? m.calendarClassUnknown() : className(partnerClass),
    count,
  }));
}

function partsWords(partners: PartnersByClass): string {
  return classParts(partners)
    .map(({ label, count }) => `${String(count)} ${label}`)
    .join(' + ');
}
