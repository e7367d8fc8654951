import type { Desk } from '#access/index.ts';
import type { ActivityLocation, FieldDifference } from '#activities/index.ts';
import { areaLabels } from './area-names.ts';
import { type ChangeNames, partnersIn } from './change-words.ts';
import { namesOfPartners } from '../partner-names.ts';

/** Names of the areas and partners that changes of an activity are about, as far as the reader may know them. */
export async function namesIn(desk: Desk, differences: readonly FieldDifference[]): Promise<ChangeNames> {
  const values = differences.flatMap(({ field, before, after }) =>
    [before, after].map((value) => ({ field, value })),
  );
  return {
    areas: await areaLabels(
      desk,
      values.flatMap(({ field, value }) =>
        field === 'locations' && value !== null ? (value as ActivityLocation).areaCode : [],
      ),
    ),
    partners: await namesOfPartners(desk, partnersIn(differences)),
  };
}
