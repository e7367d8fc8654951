import type { Desk } from '#access/index.ts';
import { prepareForGrouping } from './coverage-store.ts';
import { type Explanation, type NumberAddress, readExplainedRows, readFigure } from './explain-store.ts';
import { atItsTime } from './coverage-then.ts';
import { keepUntilChange } from './kept-results.ts';
import { checkFilter, type CoverageWish, NOT_DETAILED } from './filter.ts';

/** Asks for one number of a table: the table's filter, and the row and column it stands in (none for totals). */
export type NumberWish = CoverageWish & {
  readonly row?: string | undefined;
  readonly column?: string | undefined;
  /** Rows to a page, at most 1,000, and how many to leave out before. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
};

/**
 * The rows a number of the coverage table was made of, with the share of each and its source. The shares of all pages
 * add up to the number exactly.
 * @throws InvalidInput for a filter that cannot be
 */
export async function explainNumber(desk: Desk, wish: NumberWish): Promise<Explanation> {
  const { row, column, limit = 50, offset = 0, ...rest } = wish;
  const filter = checkFilter({ ...rest, withEmpty: false });
  const address: NumberAddress = { row: row === NOT_DETAILED ? '' : (row ?? null), column: column ?? null };
  const page = { limit: Math.min(Math.max(limit, 1), 1000), offset: Math.max(offset, 0) };
  return keepUntilChange(desk, `explain ${JSON.stringify([filter, address, page])}`, async (tx) => {
    await prepareForGrouping(tx);
    const [total, rows] = await atItsTime(tx, desk, filter, async () => [
      await readFigure(tx, filter, address),
      await readExplainedRows(tx, filter, address, page),
    ]);
    return { value: { filter, total, rows }, weight: rows.length * 5 };
  });
}
