import type { Transaction } from '#database/index.ts';
import { listAreaAnswers } from './area-answers.ts';
import { readSuccessors } from './area-change-store.ts';
import { createGazetteer, type Gazetteer } from './gazetteer.ts';

export interface GazetteerOptions {
  /** Districts and villages only below this area; provinces and regencies are always there. */
  readonly within?: string | undefined;
  /** Only provinces, regencies and cities: to find out where a file plays. */
  readonly onlyRegencies?: boolean | undefined;
  /** Whose remembered answers are used. */
  readonly officeId?: string | null | undefined;
}

/**
 * Reads the areas into memory for matching, about 4,000 rows a province, 92,000 for the country; those that ended with
 * what came of them.
 */
export async function loadGazetteer(tx: Transaction, options: GazetteerOptions): Promise<Gazetteer> {
  const { within, officeId } = options;
  let areas = tx.selectFrom('area').select(['code', 'name', 'kind']);
  let names = tx.selectFrom('area_name').select(['area_code as code', 'name', 'kind']);
  if (options.onlyRegencies) areas = areas.where('level', '<=', 2);
  if (within !== undefined && within !== '') {
    areas = areas.where((where) => where.or([where('level', '<=', 2), where('code', 'like', `${within}%`)]));
    names = names.where((where) =>
      where.or([
        where('area_code', 'like', `${within}%`),
        where('area_code', 'like', '__'),
        where('area_code', 'like', '__.__'),
      ]),
    );
  }
  const ended = await areas.where('valid_to', 'is not', null).execute();
  return createGazetteer({
    rows: await areas.where('valid_to', 'is', null).execute(),
    names: await names.execute(),
    answers: officeId ? await listAreaAnswers(tx, officeId) : [],
    ended,
    successors: await readSuccessors(
      tx,
      ended.map(({ code }) => code),
    ),
    within,
  });
}
