import type { Desk } from '#access/index.ts';
import { columnOrder, prepareForGrouping, readGroups, readPath, readRowAreas } from './coverage-store.ts';
import { arrangeTable, type CoverageTable } from './coverage-table.ts';
import { checkFilter, type CoverageWish } from './filter.ts';
import { atItsTime } from './coverage-then.ts';
import { keepUntilChange } from './kept-results.ts';

/**
 * Who does what where, as far as the actor may see it. Amounts in rupiah add up across rows and columns to the cent;
 * partners and activities are counted once in each total. What was not recorded as deep as the level is a row of its own.
 * @throws InvalidInput for a filter that cannot be
 */
export async function coverage(desk: Desk, wish: CoverageWish): Promise<CoverageTable> {
  const filter = checkFilter(wish);
  return keepUntilChange(desk, `coverage ${JSON.stringify(filter)}`, async (tx) => {
    await prepareForGrouping(tx);
    const groups = await atItsTime(tx, desk, filter, () => readGroups(tx, filter));
    const codes = [...new Set(groups.map((g) => g.row).filter((row) => row !== null && row !== ''))];
    const areas = await readRowAreas(tx, filter, codes as string[]);
    const table = arrangeTable(
      filter,
      groups,
      { areas, path: await readPath(tx, filter.area) },
      columnOrder(filter.sectorBy),
    );
    return { value: table, weight: groups.length + table.rows.length };
  });
}
