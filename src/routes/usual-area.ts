import type { Desk } from '#access/index.ts';
import { coverage } from '#coverage/index.ts';

/**
 * The area a page begins with where nobody chose one: the office's own; without one, the only province that has
 * records; with several of them the nation, which is null.
 */
export async function usualArea(desk: Desk, own: string | undefined): Promise<string | null> {
  if (own !== undefined) return own;
  const { rows } = await coverage(desk, { area: null });
  const [only, ...others] = rows.flatMap(({ area }) => (area ? [area.code] : []));
  return only !== undefined && others.length === 0 ? only : null;
}
