import { CATEGORIES, type Category } from '#meetings/index.ts';
import { CATEGORY_WORDS } from './words.ts';

/** "38 Provinsi, 5 Kabupaten/kota": persons called, by category; without the host. */
export function categoryCounts(
  invited: readonly { readonly category: Category; readonly persons: number }[],
): string {
  return CATEGORIES.filter((category) => category !== 'host')
    .map((category) => ({
      category,
      persons: invited
        .filter((one) => one.category === category)
        .reduce((sum, { persons }) => sum + persons, 0),
    }))
    .filter(({ persons }) => persons > 0)
    .map(({ category, persons }) => `${String(persons)} ${CATEGORY_WORDS[category]()}`)
    .join(', ');
}
