import type { Desk } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import { placeLabel } from './resolve-places.ts';

/** Area code → its name with parents and code, for the places of an activity. */
export async function areaLabels(
  desk: Desk,
  codes: readonly (string | null)[],
): Promise<Record<string, string>> {
  const wanted = [...new Set(codes.filter((code) => code !== null))].slice(0, 500);
  return desk.database.asActor(desk.actor, async (tx) => {
    const labels: Record<string, string> = {};
    for (const code of wanted) {
      const area = await findArea(tx, code);
      if (area) labels[code] = placeLabel(area);
    }
    return labels;
  });
}
